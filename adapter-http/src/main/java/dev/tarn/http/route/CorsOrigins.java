package dev.tarn.http.route;

import dev.tarn.http.connection.Answer;
import dev.tarn.http.json.AnswerBytes;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * CORS: the origins whose pages may use the API from a browser ({@code authorization.md} 3.3). Paths below
 * {@code /_tarn} are excluded: a page must not reset a server. Immutable.
 */
public final class CorsOrigins {

    private static final String ADMIN = "/_tarn";
    private static final CharSequence PRIVATE_NETWORK =
            HttpHeaders.createOptimized("Access-Control-Request-Private-Network");
    private static final CharSequence ALLOW_PRIVATE_NETWORK =
            HttpHeaders.createOptimized("Access-Control-Allow-Private-Network");
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";

    /** What a page may read beside the headers that browsers expose always. */
    private static final String EXPOSED =
            "ETag, Location, Content-Location, Date, Retry-After, Allow, x-amzn-RequestId,"
                    + " x-amzn-ErrorType, x-amz-request-id";

    private static final Set<String> REQUEST_HEADERS = Set.of(
            "authorization",
            "content-type",
            "accept",
            "prefer",
            "if-match",
            "if-none-match",
            "if-none-exist",
            "if-modified-since",
            "range");

    private static final String PREFLIGHT_SECONDS = "600";

    /** As browsers write it (RFC 6454 6.2): without a path, and without the default port. */
    private static final Pattern ORIGIN = Pattern.compile("https?://(?:[a-z0-9._-]+|\\[[0-9a-f:.]+])(?::[0-9]{1,5})?");

    private final Set<String> origins;

    /** The origins that are allowed; none to disable CORS. */
    public CorsOrigins(Collection<String> origins) {
        this.origins = origins.stream().map(CorsOrigins::normal).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Requires that a text is an origin.
     *
     * @throws IllegalArgumentException that says what is accepted
     */
    public static void require(String text) {
        if (text.equals("*")) {
            throw new IllegalArgumentException("'*' would let every page on the web read and write all data: name the"
                    + " origins, such as https://app.example.org");
        }
        if (!ORIGIN.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an origin: use a scheme, a host and perhaps a port,"
                            + " without a path, such as https://app.example.org or http://localhost:3000");
        }
    }

    private static String normal(String origin) {
        String lower = origin.toLowerCase(Locale.ROOT);
        String port = lower.startsWith("https:") ? ":443" : ":80";
        return lower.endsWith(port) ? lower.substring(0, lower.length() - port.length()) : lower;
    }

    /** {@return whether a page of an allowed origin sent the request} */
    boolean allows(HttpServerRequest request) {
        if (origins.isEmpty() || String.valueOf(request.path()).startsWith(ADMIN)) {
            return false;
        }
        List<String> given = request.headers().getAll(HttpHeaders.ORIGIN);
        return given.size() == 1 && origins.contains(normal(given.get(0)));
    }

    /** Lets the page read the answer, also an error. */
    void grant(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, request.getHeader(HttpHeaders.ORIGIN));
        response.putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        response.putHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    }

    /** {@return whether a browser asks if a page may send a request; such a question carries no credentials} */
    boolean isPreflight(HttpServerRequest request) {
        return request.method().equals(HttpMethod.OPTIONS)
                && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null
                && allows(request);
    }

    /** {@return the answer to a preflight: the methods, and of the requested headers those that are read} */
    static Answer preflight(HttpServerRequest request) {
        Answer answer = new Answer(204, List.of(), AnswerBytes.NONE)
                .with(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                .with(HttpHeaders.ACCESS_CONTROL_MAX_AGE, PREFLIGHT_SECONDS);
        String headers = headers(request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS));
        if (!headers.isEmpty()) {
            answer = answer.with(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, headers);
        }
        return "true".equals(request.getHeader(PRIVATE_NETWORK)) ? answer.with(ALLOW_PRIVATE_NETWORK, "true") : answer;
    }

    private static String headers(@Nullable String requested) {
        return requested == null
                ? ""
                : Stream.of(requested.split(",", -1))
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .filter(name -> REQUEST_HEADERS.contains(name) || name.matches("x-amz[a-z0-9-]{1,60}"))
                        .collect(Collectors.joining(", "));
    }
}
