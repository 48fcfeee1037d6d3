package dev.tarn.http.route;

import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.Excerpt;
import dev.tarn.http.error.Refusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Protection against cross-site request forgery. A browser lets any page send simple requests (CORS) to this machine,
 * with {@code Origin} or {@code Sec-Fetch-Site} that say which page it was; clients that are no browsers send neither. A
 * page can read no answer, unless {@link CorsOrigins} allows it; this class rejects its writes as well.
 */
final class SameSite {

    private static final CharSequence SEC_FETCH_SITE = HttpHeaders.createOptimized("Sec-Fetch-Site");

    private SameSite() {}

    /** {@return the refusal, with 403, of what the page of another site sends; null for everything else} */
    static @Nullable Refusal fault(HttpServerRequest request, String scheme) {
        @Nullable String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null) {
            return origin.equalsIgnoreCase(scheme + "://" + request.getHeader(HttpHeaders.HOST))
                    ? null
                    : refusal("Origin", origin);
        }
        @Nullable String site = request.getHeader(SEC_FETCH_SITE);
        return site == null || site.equals("same-origin") || site.equals("none")
                ? null
                : refusal("Sec-Fetch-Site", site);
    }

    private static Refusal refusal(String header, String value) {
        return new Refusal(
                ErrorCode.OTHER_SITE,
                "A browser sent this for the page of another site (" + header + ": "
                        + Excerpt.of(value)
                        + "); only pages of this server may write. To allow the pages of an origin, start Tarn with"
                        + " --cors-origin ORIGIN or TARN_CORS_ORIGIN=ORIGIN");
    }
}
