package dev.tarn.app.setting;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Settings of what a test observes and changes.
 *
 * @param admin whether the clock, faults, events and the request journal are served below {@code /_tarn}; empty to serve them
 *     only on loopback addresses
 * @param events where events are sent; empty for nowhere
 */
public record TestSettings(Optional<Boolean> admin, Optional<EventTarget> events) {

    /** On loopback only. */
    public static final TestSettings DEFAULT = new TestSettings(Optional.empty(), Optional.empty());

    /** {@return this with these tools enabled or disabled on every address} */
    public TestSettings admin(boolean value) {
        return new TestSettings(Optional.of(value), events);
    }

    /** {@return this with a target to which events are sent} */
    public TestSettings events(EventTarget value) {
        return new TestSettings(admin, Optional.of(value));
    }

    /** {@return whether a server that listens at this host serves the tools} */
    public boolean isAdmin(String host) {
        return admin.orElseGet(() -> isLoopback(host));
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            // The start fails with a better message.
            return false;
        }
    }
}
