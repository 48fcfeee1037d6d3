package dev.tarn.http.route;

import dev.tarn.http.connection.Answer;
import dev.tarn.http.connection.ErrorFormat;
import dev.tarn.http.connection.HttpLimits;
import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.Refusal;
import dev.tarn.http.error.WireError;
import dev.tarn.http.json.AnswerBytes;
import dev.tarn.http.s3.error.S3ErrorFormat;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A service of AWS that is not here. Errors have the form that its clients read: XML as S3 has it, XML of the Query
 * protocol (STS, IAM, EC2), or JSON.
 */
final class OtherService implements ErrorFormat {

    private static final List<Answer.Header> XML = List.of(
            new Answer.Header(HttpHeaders.CONTENT_TYPE, HttpHeaders.createOptimized("application/xml; charset=utf-8")));
    private static final Set<String> XML_SERVICES = Set.of("sts", "iam", "ec2", "route53", "cloudfront");
    private static final String FORM = "application/x-www-form-urlencoded";

    private enum Form {
        S3,
        QUERY,
        JSON
    }

    private final String service;
    private final Form form;

    private OtherService(String service, Form form) {
        this.service = service;
        this.form = form;
    }

    /** {@return the service that a request is for; null where that may be HealthLake} */
    static @Nullable OtherService of(HttpServerRequest request) {
        @Nullable String service = SignedService.other(request);
        return service == null ? null : new OtherService(service, form(service, request));
    }

    private static Form form(String service, HttpServerRequest request) {
        if (service.equals("s3") || service.startsWith("s3-") || service.equals("s3express")) {
            return Form.S3;
        }
        @Nullable String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return XML_SERVICES.contains(service)
                        || (type != null && type.toLowerCase(Locale.ROOT).startsWith(FORM))
                ? Form.QUERY
                : Form.JSON;
    }

    /** {@return that the service is not here, and what to do} */
    Refusal refusal() {
        String variable = service.toUpperCase(Locale.ROOT).replace('-', '_');
        return new Refusal(
                ErrorCode.OTHER_SERVICE,
                "Tarn is a local AWS HealthLake and has no service '" + service
                        + "', for which this request is signed. Set AWS_ENDPOINT_URL_HEALTHLAKE to this address in the"
                        + " place of AWS_ENDPOINT_URL, or give '" + service
                        + "' an endpoint of its own (AWS_ENDPOINT_URL_" + variable + ")");
    }

    @Override
    public Answer failure(Throwable failure, String requestId) {
        WireError error = WireError.of(failure, requestId);
        return switch (form) {
            case JSON -> Answer.error(error);
            case S3 ->
                xml(
                        error,
                        "<Error><Code>" + code(error, "InvalidRequest") + "</Code><Message>" + escaped(error.message())
                                + "</Message><RequestId>" + requestId + "</RequestId></Error>");
            case QUERY -> xml(error, query(error, requestId));
        };
    }

    @Override
    public @Nullable CharSequence requestIdHeader() {
        return form == Form.S3 ? S3ErrorFormat.S3.requestIdHeader() : null;
    }

    private String query(WireError error, String requestId) {
        String code = code(error, "InvalidAction");
        String words = escaped(error.message());
        return service.equals("ec2")
                ? "<Response><Errors><Error><Code>" + code + "</Code><Message>" + words
                        + "</Message></Error></Errors><RequestID>" + requestId + "</RequestID></Response>"
                : "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + words
                        + "</Message></Error><RequestId>" + requestId + "</RequestId></ErrorResponse>";
    }

    private static String code(WireError error, String own) {
        return error.code() == ErrorCode.OTHER_SERVICE ? own : error.code().shortName();
    }

    private static Answer xml(WireError error, String root) {
        return new Answer(
                error.code().status(),
                XML,
                AnswerBytes.of(
                        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root).getBytes(StandardCharsets.UTF_8)));
    }

    /** Control characters cannot stand in XML 1.0, not even escaped. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> escaped.appendCodePoint(c < ' ' || Character.getType(c) == Character.SURROGATE ? '?' : c);
            }
        });
        return escaped.toString();
    }

    @Override
    public int bodyLimit(HttpLimits limits) {
        return limits.body();
    }
}
