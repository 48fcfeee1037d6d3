package dev.tarn.http.route;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The authority of a request: the header {@code Host}, or that part of an absolute-form target (RFC 9112 3.2).
 *
 * @param host a name in lower case without the dot at its end, or an IP literal; IPv6 without its brackets
 * @param port its digits; empty where there is none
 */
record Authority(String host, String port) {

    private static final int LONGEST = 261;
    private static final int LAST_PORT = 65_535;
    private static final int PORT_DIGITS = 5;
    private static final String DIGITS = "0123456789";
    private static final String IPV6 = DIGITS + "abcdefABCDEF:.";
    private static final String NAME = DIGITS + "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-._";

    /** {@return the authority that a text is; null where it is none, or has a user} */
    static @Nullable Authority parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return null;
        }
        boolean bracketed = text.charAt(0) == '[';
        int end = bracketed ? text.indexOf(']') : text.indexOf(':');
        if (bracketed && end < 0) {
            return null;
        }
        String host = end < 0 ? text : text.substring(bracketed ? 1 : 0, end);
        String rest = end < 0 ? "" : text.substring(bracketed ? end + 1 : end);
        if (!consistsOf(bracketed ? IPV6 : NAME, host) || !isPort(rest)) {
            return null;
        }
        String lower = host.toLowerCase(Locale.ROOT);
        String name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        return name.isEmpty() ? null : new Authority(name, rest.isEmpty() ? "" : rest.substring(1));
    }

    /** {@return whether both name one host and one port; the port of the scheme is not written} */
    boolean isSame(Authority other, String scheme) {
        return host.equals(other.host) && shown(port, scheme).equals(shown(other.port, scheme));
    }

    private static String shown(String port, String scheme) {
        return port.isEmpty() ? scheme.equals("https") ? "443" : "80" : port;
    }

    private static boolean isPort(String rest) {
        if (rest.isEmpty() || rest.equals(":")) {
            return true;
        }
        return rest.charAt(0) == ':'
                && rest.length() <= 1 + PORT_DIGITS
                && consistsOf(DIGITS, rest.substring(1))
                && Integer.parseInt(rest.substring(1)) <= LAST_PORT;
    }

    private static boolean consistsOf(String legal, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (legal.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
