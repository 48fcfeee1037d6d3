package dev.tarn.http.route;

import dev.tarn.http.shape.PublicAddress;
import org.jspecify.annotations.Nullable;

/** The header {@code Host}: it is echoed in endpoints, so it is looked at before it is believed. */
final class HostHeader {

    private HostHeader() {}

    /** {@return how the caller reached this server; by the address that it listens at, where the header cannot be} */
    static PublicAddress reach(@Nullable String host, PublicAddress bound) {
        return host != null && !host.endsWith(":") && Authority.parse(host) != null
                ? new PublicAddress(bound.scheme(), host)
                : bound;
    }
}
