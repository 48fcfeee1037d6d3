package dev.tarn.app.setting;

import dev.tarn.domain.quota.Quotas;
import java.util.Optional;

/**
 * Settings of the tools for tests.
 *
 * @param admin whether the clock, faults, events and recorded requests are served below {@code /_tarn}; empty to serve them only on loopback
 *     addresses
 * @param events where events are sent; empty for nowhere
 * @param quotas whether AWS's quotas of an account apply
 * @param requestBodies whether the beginning of bodies is recorded with the requests
 */
public record ToolSettings(
        Optional<Boolean> admin, Optional<EventTarget> events, Quotas quotas, boolean requestBodies) {

    /** On loopback only. */
    public static final ToolSettings DEFAULT = new ToolSettings(Optional.empty(), Optional.empty(), Quotas.OFF, false);

    /** {@return this with the routes below {@code /_tarn} enabled or disabled on every address} */
    public ToolSettings admin(boolean value) {
        return new ToolSettings(Optional.of(value), events, quotas, requestBodies);
    }

    /** {@return this with a target to which events are sent} */
    public ToolSettings events(EventTarget value) {
        return new ToolSettings(admin, Optional.of(value), quotas, requestBodies);
    }

    /** {@return this with or without AWS's quotas} */
    public ToolSettings quotas(Quotas value) {
        return new ToolSettings(admin, events, value, requestBodies);
    }

    /** {@return this with or without the beginning of bodies in recorded requests} */
    public ToolSettings requestBodies(boolean value) {
        return new ToolSettings(admin, events, quotas, value);
    }

    /** {@return whether a server that listens at this host serves the tools} */
    public boolean isAdmin(String host) {
        return admin.orElseGet(() -> NetworkExposure.isLoopback(host));
    }
}
