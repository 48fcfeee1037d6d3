package dev.tarn.http.route;

import dev.tarn.http.shape.Reach;
import org.jspecify.annotations.Nullable;

/** The header {@code Host}: it is echoed in endpoints, so it is looked at before it is believed. */
final class HostHeader {

    private static final int LONGEST = 261;
    private static final int PORT_DIGITS = 5;
    private static final String DIGITS = "0123456789";
    private static final String ADDRESS = DIGITS + "abcdefABCDEF:.";
    private static final String NAME = DIGITS + "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-._";

    private HostHeader() {}

    /** {@return how the caller reached this server; by the address that it listens at, where the header cannot be} */
    static Reach reach(@Nullable String host, Reach bound) {
        return host != null && isHost(host) ? new Reach(host) : bound;
    }

    /** {@return whether the text is a name or address, and perhaps a port} */
    static boolean isHost(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        if (text.charAt(0) == '[') {
            int end = text.indexOf(']');
            return end > 1 && consistsOf(ADDRESS, text.substring(1, end)) && isPort(text.substring(end + 1));
        }
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        return !name.isEmpty() && consistsOf(NAME, name) && (colon < 0 || isPort(text.substring(colon)));
    }

    private static boolean isPort(String text) {
        return text.isEmpty()
                || (text.charAt(0) == ':'
                        && text.length() > 1
                        && text.length() <= 1 + PORT_DIGITS
                        && consistsOf(DIGITS, text.substring(1)));
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
