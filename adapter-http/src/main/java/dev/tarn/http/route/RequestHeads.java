package dev.tarn.http.route;

import dev.tarn.http.connection.ErrorFormat;
import dev.tarn.http.connection.HeadCheck;
import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.Excerpt;
import dev.tarn.http.error.Refusal;
import dev.tarn.http.s3.error.S3ErrorFormat;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is refused on every path, before anything is routed: hosts that are not served, pages of other sites, services
 * that are not here, and bodies in another coding. Not thread-safe: each event loop has one.
 */
public final class RequestHeads implements HeadCheck {

    private final Supplier<ServedHosts> hosts;
    private final String scheme;
    private final CorsOrigins cors;

    /** The last header that was served: nearly all requests of a client have the same. */
    private String lastServed = "";

    /**
     * A check.
     *
     * @param hosts known once the server listens
     * @param scheme of the port: {@code http} or {@code https}
     * @param cors the origins whose pages may use the API
     */
    public RequestHeads(Supplier<ServedHosts> hosts, String scheme, CorsOrigins cors) {
        this.hosts = hosts;
        this.scheme = scheme;
        this.cors = cors;
    }

    @Override
    public @Nullable Refusal fault(HttpServerRequest request, ErrorFormat errorFormat) {
        Refusal refusal = transferCoding(request.getHeader(HttpHeaders.TRANSFER_ENCODING));
        if (refusal == null) {
            refusal = host(request);
        }
        if (refusal == null && cors.allows(request)) {
            cors.grant(request);
        } else if (refusal == null && !isSafe(request.method())) {
            refusal = SameSite.fault(request, scheme);
        }
        if (refusal == null && errorFormat instanceof OtherService other) {
            refusal = other.refusal();
        }
        if (refusal != null || errorFormat instanceof S3ErrorFormat) {
            return refusal; // The Content-Encoding of an object is stored with it.
        }
        return contentCoding(request.getHeader(HttpHeaders.CONTENT_ENCODING));
    }

    private static boolean isSafe(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    /** Where a body ends is known of chunks only (RFC 9112 6.3). */
    private static @Nullable Refusal transferCoding(@Nullable String given) {
        return given == null || given.strip().equalsIgnoreCase("chunked")
                ? null
                : new Refusal(
                        ErrorCode.MALFORMED_HTTP,
                        "The only Transfer-Encoding that is read is chunked, not '" + Excerpt.of(given) + "'");
    }

    private static @Nullable Refusal contentCoding(@Nullable String given) {
        return given == null || given.isBlank() || given.strip().equalsIgnoreCase("identity")
                ? null
                : new Refusal(
                        ErrorCode.UNSUPPORTED_ENCODING,
                        "The Content-Encoding '" + Excerpt.of(given)
                                + "' is not read; send the body as it is, without the header Content-Encoding");
    }

    private @Nullable Refusal host(HttpServerRequest request) {
        List<String> given = request.headers().getAll(HttpHeaders.HOST);
        String uri = request.uri();
        if (given.size() == 1 && uri.startsWith("/") && given.get(0).equals(lastServed)) {
            return null;
        }
        if (given.size() > 1) {
            return malformed("The header Host may be there only once");
        }
        String target = target(uri);
        if (given.isEmpty()) {
            // No browser speaks HTTP/1.0, so no page can have sent it.
            return request.version() == HttpVersion.HTTP_1_0
                    ? target == null ? null : served(target)
                    : malformed("A request of HTTP/1.1 must have the header Host");
        }
        Refusal refusal = served(given.get(0));
        if (refusal == null && target != null) {
            refusal = agrees(target, given.get(0));
        }
        if (refusal == null) {
            lastServed = given.get(0);
        }
        return refusal;
    }

    private @Nullable Refusal served(String text) {
        Authority authority = Authority.parse(text);
        if (authority == null) {
            return malformed("The host '" + Excerpt.of(text) + "' is no name or address with or without a port");
        }
        return hosts.get().serves(authority)
                ? null
                : new Refusal(
                        ErrorCode.MISDIRECTED,
                        "Requests to the host '" + Excerpt.of(authority.host())
                                + "' are not served, as protection against DNS rebinding. Served are localhost,"
                                + " loopback addresses, the address that the server listens at, and"
                                + " healthlake.<region>.amazonaws.com; to allow another name, start Tarn with"
                                + " --allow-host NAME or TARN_ALLOW_HOST=NAME");
    }

    private @Nullable Refusal agrees(String target, String host) {
        Authority one = Authority.parse(target);
        Authority other = Authority.parse(host);
        return one != null && other != null && one.isSame(other, scheme)
                ? null
                : malformed("The target names the host '" + Excerpt.of(target) + "', and the header Host '"
                        + Excerpt.of(host) + "'");
    }

    /** {@return the authority of an absolute-form target; of another scheme than that of the port, all of it; null for a path} */
    private @Nullable String target(String uri) {
        int colon = uri.indexOf("://");
        if (uri.startsWith("/") || colon < 0) {
            return null;
        }
        if (!uri.substring(0, colon + 3).toLowerCase(Locale.ROOT).equals(scheme + "://")) {
            return uri;
        }
        int end = colon + 3;
        while (end < uri.length() && "/?#".indexOf(uri.charAt(end)) < 0) {
            end++;
        }
        return uri.substring(colon + 3, end);
    }

    private static Refusal malformed(String words) {
        return new Refusal(ErrorCode.MALFORMED_HTTP, words);
    }
}
