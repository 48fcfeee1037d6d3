package dev.tarn.http.route;

import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.Refusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * A browser lets any page send requests to this machine, and says in {@code Origin} which page it was. Only pages of
 * this very server may; what is no browser sends no such header.
 */
final class SameSite {

    private static final String HTTP = "http://";

    private SameSite() {}

    /**
     * Refuses what the page of another site sends.
     *
     * @throws Refusal with 403
     */
    static void require(HttpServerRequest request) {
        @Nullable String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return;
        }
        @Nullable String host = request.getHeader(HttpHeaders.HOST);
        if (host == null || !origin.equalsIgnoreCase(HTTP + host)) {
            throw new Refusal(
                    ErrorCode.OTHER_SITE,
                    "A browser sent this for the page of another site, by the header Origin; that is not allowed");
        }
    }
}
