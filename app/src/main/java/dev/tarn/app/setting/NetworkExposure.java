package dev.tarn.app.setting;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Who can reach a server, by its settings. */
public final class NetworkExposure {

    private NetworkExposure() {}

    /** {@return whether only this machine can reach a server at this host} */
    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            // The start fails with a better message.
            return false;
        }
    }

    /** {@return a warning for a server with authorization that other machines can reach, and only without TLS} */
    public static Optional<String> warning(Settings settings) {
        if (!settings.auth().isOn() || settings.tls().isPresent() || isLoopback(settings.host())) {
            return Optional.empty();
        }
        return Optional.of("Other machines can reach " + settings.host() + ", and requests to it are not encrypted:"
                + " bearer tokens and data can be read on the network. Add --port off and --tls self-signed, or"
                + " --tls-cert and --tls-key");
    }
}
