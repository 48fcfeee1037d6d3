package dev.tarn.http.route;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts that are served ({@code decisions.md} D88). It is the protection against DNS rebinding: a page may let its
 * own name lead to this machine, and then its requests are same-origin; but they name the page's host. Immutable.
 *
 * <p>An IP literal cannot be rebound. Of those, loopback addresses and the one that is listened at are served; where the
 * server listens at all interfaces, every literal is: behind the port mapping of a container the server does not know
 * the address that a client uses.
 *
 * <p>A name includes the names below it ({@code bucket.localhost}), as for S3's virtual hosts and host prefixes.
 */
public final class ServedHosts {

    /** HealthLake's own endpoints, also FIPS and dual-stack; only AWS can have these names resolved. */
    private static final Pattern HEALTHLAKE = Pattern.compile(
            "(?:.+\\.)?healthlake(?:-fips)?\\.[a-z0-9-]{1,64}\\.(?:amazonaws\\.com(?:\\.cn)?|api\\.aws|api\\.amazonwebservices\\.com\\.cn)");

    private final Set<String> names = new HashSet<>();
    private final Set<InetAddress> addresses = new HashSet<>();
    private final boolean allLiterals;

    /**
     * Hosts.
     *
     * @param configured the name or address of the settings, such as {@code 127.0.0.1}
     * @param bound the address that is listened at
     * @param allowed further names and addresses, without ports
     */
    public ServedHosts(String configured, InetAddress bound, Collection<String> allowed) {
        names.add("localhost");
        addresses.add(bound);
        allLiterals = bound.isAnyLocalAddress();
        add(configured);
        allowed.forEach(this::add);
    }

    /** {@return whether a text can be a host: a name or an IP literal, without a port} */
    public static boolean isHost(String text) {
        return address(text).isPresent()
                || Optional.ofNullable(Authority.parse(text))
                        .filter(authority -> text.indexOf(':') < 0)
                        .isPresent();
    }

    private void add(String host) {
        address(host).ifPresentOrElse(addresses::add, () -> {
            String lower = host.toLowerCase(Locale.ROOT);
            names.add(lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower);
        });
    }

    /** {@return whether requests to this host are served} */
    boolean serves(Authority authority) {
        String host = authority.host();
        return address(host).map(this::serves).orElseGet(() -> servesName(host));
    }

    /**
     * {@return the bucket that a host names in S3's virtual-host style: what stands before a served name, without a label
     * {@code s3} at its end; empty where it names none}
     */
    String bucket(Authority authority) {
        String host = authority.host();
        if (address(host).isPresent()) {
            return "";
        }
        Matcher healthLake = HEALTHLAKE.matcher(host);
        if (healthLake.matches()) {
            String before = host.substring(0, host.indexOf("healthlake"));
            return before.isEmpty() ? "" : before.substring(0, before.length() - 1);
        }
        for (int from = 0; from >= 0; ) {
            if (names.contains(host.substring(from))) {
                String before = from == 0 ? "" : host.substring(0, from - 1);
                return before.equals("s3")
                        ? ""
                        : before.endsWith(".s3") ? before.substring(0, before.length() - 3) : before;
            }
            int dot = host.indexOf('.', from);
            from = dot < 0 ? -1 : dot + 1;
        }
        return "";
    }

    private boolean serves(InetAddress address) {
        return allLiterals || address.isLoopbackAddress() || addresses.contains(address);
    }

    private boolean servesName(String host) {
        for (int from = 0; from >= 0; from = host.indexOf('.', from) + 1) {
            if (names.contains(host.substring(from))) {
                return true;
            }
            if (host.indexOf('.', from) < 0) {
                break;
            }
        }
        return HEALTHLAKE.matcher(host).matches();
    }

    /** No name is looked up. */
    private static Optional<InetAddress> address(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(bare);
        try {
            return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
