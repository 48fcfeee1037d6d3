package dev.tarn.http.route;

import dev.tarn.http.fhir.FhirFacade;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which AWS service a request is signed for: the service of the credential scope, in {@code Authorization} or, of a
 * presigned URL, in the parameter {@code X-Amz-Credential}.
 */
final class SignedService {

    private static final CharSequence TARGET = HttpHeaders.createOptimized("X-Amz-Target");
    private static final String HEALTHLAKE = "/healthlake/aws4_request";
    private static final String S3 = "s3";
    private static final String END = "/aws4_request";
    private static final String PRESIGNED = "X-Amz-Credential=";
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");

    private SignedService() {}

    /**
     * {@return whether a request is signed for S3} The credential scope decides before the path, so that a bucket can have
     * any name ({@code s3.md}).
     */
    static boolean isS3(HttpServerRequest request) {
        @Nullable String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            String uri = request.uri();
            return uri.indexOf('?') >= 0
                    && (S3.equals(uri.contains(PRESIGNED) ? presigned(uri) : "")
                            || (uri.contains("AWSAccessKeyId=") && uri.contains("Signature=")));
        }
        return !authorization.contains(HEALTHLAKE)
                && !isHealthLake(request.getHeader(TARGET))
                && S3.equals(service(authorization));
    }

    /**
     * {@return the service, where it is another than HealthLake; null for HealthLake, and where nothing is signed}
     *
     * <p>A request that is HealthLake's by its path or its target has a wrong scope, which the wires tell.
     */
    static @Nullable String other(HttpServerRequest request) {
        @Nullable String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null ? request.uri().indexOf(PRESIGNED) < 0 : authorization.contains(HEALTHLAKE)) {
            return null;
        }
        if (request.uri().startsWith(FhirFacade.ROOT) || isHealthLake(request.getHeader(TARGET))) {
            return null;
        }
        @Nullable String service = authorization == null ? presigned(request.uri()) : service(authorization);
        return service == null
                        || service.equals("healthlake")
                        || !NAME.matcher(service).matches()
                ? null
                : service;
    }

    private static boolean isHealthLake(@Nullable String target) {
        return target != null && target.startsWith("HealthLake.");
    }

    private static @Nullable String service(String authorization) {
        // Signature version 2, which S3 alone still has.
        return authorization.startsWith("AWS ") ? S3 : scoped(authorization);
    }

    private static @Nullable String presigned(String uri) {
        int from = uri.indexOf(PRESIGNED) + PRESIGNED.length();
        int end = uri.indexOf('&', from);
        try {
            return scoped(URLDecoder.decode(uri.substring(from, end < 0 ? uri.length() : end), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** {@return what stands before the end of the credential scope; SigV4A has no region before it} */
    private static @Nullable String scoped(String credential) {
        int end = credential.indexOf(END);
        int from = end < 0 ? -1 : credential.lastIndexOf('/', end - 1);
        return from < 0 ? null : credential.substring(from + 1, end);
    }
}
