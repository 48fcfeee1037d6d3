package dev.tarn.http;

import dev.tarn.http.shape.PublicAddress;
import dev.tarn.http.tls.TlsSettings;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One port of a server, with TLS or without it, which all event loops listen on. Thread-safe. */
final class ServerPort {

    private static final AtomicInteger GROUPS = new AtomicInteger();

    /** A client that does not finish the handshake is closed. */
    private static final long HANDSHAKE_SECONDS = 5;

    private static final Set<String> PROTOCOLS = new LinkedHashSet<>(List.of("TLSv1.3", "TLSv1.2"));

    /** Vert.x's key for listeners that share one free port: unique for each port. */
    private final int group = GROUPS.incrementAndGet();

    private final String host;
    private final int requested;
    private final Optional<TlsSettings> tls;
    private volatile int actual;
    private volatile PublicAddress address;

    private ServerPort(String host, int requested, Optional<TlsSettings> tls) {
        this.host = host;
        this.requested = requested;
        this.tls = tls;
        this.address = new PublicAddress(scheme(), "localhost");
    }

    /** {@return the ports of a server, that without TLS first} */
    static List<ServerPort> of(HttpSettings settings) {
        List<ServerPort> ports = new ArrayList<>();
        if (settings.tls().filter(TlsSettings::only).isEmpty()) {
            ports.add(new ServerPort(settings.host(), settings.port(), Optional.empty()));
        }
        settings.tls().ifPresent(tls -> ports.add(new ServerPort(settings.host(), tls.port(), settings.tls())));
        return List.copyOf(ports);
    }

    String scheme() {
        return tls.isPresent() ? "https" : "http";
    }

    boolean isTls() {
        return tls.isPresent();
    }

    /** {@return the port number; 0 until the server listens} */
    int number() {
        return actual;
    }

    /** {@return the address of the port; for the address of all interfaces, one at which it can be reached} */
    PublicAddress address() {
        return address;
    }

    URI url() {
        return URI.create(scheme() + "://" + address.host());
    }

    /** {@return the options, with TLS 1.2 and 1.3 if this is a port for https; HTTP/2 is not offered} */
    HttpServerOptions options(HttpServerOptions plain) {
        tls.ifPresent(settings -> plain.setSsl(true)
                .setUseAlpn(false)
                .setKeyCertOptions(settings.certificate().options())
                .setEnabledSecureTransportProtocols(PROTOCOLS)
                .setSslHandshakeTimeout(HANDSHAKE_SECONDS)
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS));
        return plain;
    }

    SocketAddress socket(String ip) {
        return requested == 0
                ? SocketAddress.sharedRandomPort(group, ip)
                : SocketAddress.inetSocketAddress(requested, ip);
    }

    void listening(int number) {
        actual = number;
        address = new PublicAddress(scheme(), host(number));
    }

    /** {@return the failure to listen at this port, for the message} */
    Throwable failure(Throwable cause) {
        return cause instanceof LinkageError ? cause : HttpStartException.of(host, requested, cause);
    }

    private String host(int number) {
        if (host.equals("0.0.0.0") || host.equals("::") || host.equals("[::]")) {
            return "127.0.0.1:" + number;
        }
        return (host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + number;
    }
}
