package dev.tarn.http;

import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Region;
import dev.tarn.domain.account.Scope;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.http.caller.Authentication;
import dev.tarn.http.connection.HttpLimits;
import dev.tarn.http.route.CorsOrigins;
import dev.tarn.http.route.ServedHosts;
import dev.tarn.http.tls.TlsSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The address and the behaviour of a server.
 *
 * @param host the name or address of a network interface; {@code 0.0.0.0} for all
 * @param port 0 for any that is free
 * @param account the account of callers whose access key is not twelve digits
 * @param region the region of callers whose credential scope names none
 * @param describeWait how long the describe of a running job may wait for its end; zero to disable
 * @param compat whose rules hold where HealthLake departs from FHIR: its 201 to a POST has no {@code Location}
 *     ({@code decisions.md} D46)
 * @param grace how long a closing server waits for running requests
 * @param blocking whether a call of the HealthLake behind would block if it was made now (the real AWS, a database that
 *     others write into); it is then kept off the event loops. Asked for every call, from any thread
 * @param limits what callers may send, and how long they may take
 * @param allowedHosts names and addresses, without ports, that are served beside loopback, the address that is listened
 *     at and HealthLake's own names ({@code decisions.md} D88)
 * @param corsOrigins the origins whose pages may read and write, such as {@code https://app.example.org}
 * @param tls a certificate and a port for https; empty for http alone
 * @param authentication how signatures are verified; empty if they are not
 */
public record HttpSettings(
        String host,
        int port,
        AccountId account,
        Region region,
        Duration describeWait,
        SearchDialect compat,
        Duration grace,
        BooleanSupplier blocking,
        HttpLimits limits,
        List<String> allowedHosts,
        List<String> corsOrigins,
        Optional<TlsSettings> tls,
        Optional<Authentication> authentication) {

    /** Loopback only, at any free port. */
    public static final HttpSettings LOCAL = new HttpSettings(
            "127.0.0.1",
            0,
            new AccountId("123456789012"),
            new Region("us-east-1"),
            Duration.ofSeconds(5),
            SearchDialect.HEALTHLAKE,
            Duration.ofSeconds(10),
            () -> false,
            HttpLimits.DEFAULT,
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());

    private static final int LAST_PORT = 65_535;

    public HttpSettings {
        if (host.isBlank()) {
            throw new IllegalArgumentException("A host must be given, such as 127.0.0.1, or 0.0.0.0 for all");
        }
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("A port lies between 0, for any that is free, and 65535; not " + port);
        }
        if (describeWait.isNegative() || grace.isNegative()) {
            throw new IllegalArgumentException("Neither describeWait nor grace can be less than nothing");
        }
        allowedHosts = List.copyOf(allowedHosts);
        corsOrigins = List.copyOf(corsOrigins);
        corsOrigins.forEach(CorsOrigins::require);
        for (String allowed : allowedHosts) {
            if (!ServedHosts.isHost(allowed)) {
                throw new IllegalArgumentException(
                        "'" + allowed + "' is no host: use a name or an IP address, without a port");
            }
        }
    }

    /** {@return the account and region of a caller whose credentials name none} */
    public Scope scope() {
        return new Scope(account, region);
    }

    /** {@return this at another host and port} */
    public HttpSettings at(String newHost, int newPort) {
        return with(copy -> {
            copy.host = newHost;
            copy.port = newPort;
        });
    }

    /** {@return this with another default account and region} */
    public HttpSettings in(Scope scope) {
        return with(copy -> {
            copy.account = scope.account();
            copy.region = scope.region();
        });
    }

    /** {@return this with another describeWait} */
    public HttpSettings describeWait(Duration value) {
        return with(copy -> copy.describeWait = value);
    }

    /** {@return this with other rules where HealthLake departs from FHIR} */
    public HttpSettings compat(SearchDialect value) {
        return with(copy -> copy.compat = value);
    }

    /** {@return this with another grace period} */
    public HttpSettings grace(Duration value) {
        return with(copy -> copy.grace = value);
    }

    /** {@return this for a HealthLake that always may block, or one that never does} */
    public HttpSettings blocking(boolean value) {
        return blocking(() -> value);
    }

    /** {@return this for a HealthLake that blocks at times} */
    public HttpSettings blocking(BooleanSupplier value) {
        return with(copy -> copy.blocking = value);
    }

    /** {@return this with other limits} */
    public HttpSettings limits(HttpLimits value) {
        return with(copy -> copy.limits = value);
    }

    /** {@return this with other hosts that are served, names or addresses without ports} */
    public HttpSettings allowedHosts(List<String> value) {
        return with(copy -> copy.allowedHosts = value);
    }

    /** {@return this with the origins whose pages may read and write} */
    public HttpSettings corsOrigins(List<String> value) {
        return with(copy -> copy.corsOrigins = value);
    }

    /** {@return this with a port for https} */
    public HttpSettings tls(Optional<TlsSettings> value) {
        return with(copy -> copy.tls = value);
    }

    /** {@return this with signatures verified in this way} */
    public HttpSettings authentication(Authentication value) {
        return with(copy -> copy.authentication = Optional.of(value));
    }

    private HttpSettings with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.settings();
    }

    /** The values of a copy, which differs in some of them. */
    private static final class Copy {
        private String host;
        private int port;
        private AccountId account;
        private Region region;
        private Duration describeWait;
        private SearchDialect compat;
        private Duration grace;
        private BooleanSupplier blocking;
        private HttpLimits limits;
        private List<String> allowedHosts;
        private List<String> corsOrigins;
        private Optional<TlsSettings> tls;
        private Optional<Authentication> authentication;

        private Copy(HttpSettings settings) {
            host = settings.host;
            port = settings.port;
            account = settings.account;
            region = settings.region;
            describeWait = settings.describeWait;
            compat = settings.compat;
            grace = settings.grace;
            blocking = settings.blocking;
            limits = settings.limits;
            allowedHosts = settings.allowedHosts;
            corsOrigins = settings.corsOrigins;
            tls = settings.tls;
            authentication = settings.authentication;
        }

        private HttpSettings settings() {
            return new HttpSettings(
                    host,
                    port,
                    account,
                    region,
                    describeWait,
                    compat,
                    grace,
                    blocking,
                    limits,
                    allowedHosts,
                    corsOrigins,
                    tls,
                    authentication);
        }
    }
}
