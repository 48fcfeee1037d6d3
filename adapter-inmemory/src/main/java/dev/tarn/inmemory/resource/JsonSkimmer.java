package dev.tarn.inmemory.resource;

/**
 * Finds where JSON values end, in a text that is UTF-8: eight bytes of a string at a time, and without making anything of
 * what it passes. It never takes for JSON what is none, but it gives up on what is rare: then a parser has to look. So it
 * needs to know of no limit but those that it stays well below, and of no fault how to tell it.
 *
 * <p>A place is an index in the array. What follows {@link #BEYOND} is beyond as well, and nothing is there.
 */
final class JsonSkimmer {

    /** The place behind what it has given up on. No text is as long. */
    static final int BEYOND = Integer.MAX_VALUE / 2;

    /** In levels; as many as a {@code long} has bits. */
    private static final int DEEPEST = 60;

    /** In bytes, of a member's name and of a number: well below what a parser takes. */
    private static final int LONGEST = 500;

    private static final byte NOTHING = 0;

    private final byte[] bytes;
    private final int to;

    JsonSkimmer(byte[] bytes, int to) {
        this.bytes = bytes;
        this.to = to;
    }

    /** {@return the byte there; 0, which is no part of JSON, where the text has none} */
    byte peek(int at) {
        return at < to ? bytes[at] : NOTHING;
    }

    /** {@return the first place from here on that has no white space} */
    int space(int at) {
        int next = at;
        for (byte b = peek(next); b == ' ' || b == '\t' || b == '\r' || b == '\n'; b = peek(next)) {
            next++;
        }
        return next;
    }

    /** {@return behind the closing quote of a name that begins here and has no escapes} */
    int name(int at) {
        if (peek(at) != '"') {
            return BEYOND;
        }
        int end = plain(at + 1);
        return peek(end) == '"' && end - at <= LONGEST ? end + 1 : BEYOND;
    }

    /** {@return where the value of a member begins whose name ends here} */
    int afterColon(int at) {
        int colon = space(at);
        return peek(colon) == ':' ? space(colon + 1) : BEYOND;
    }

    /** {@return behind the value that begins here} */
    int value(int at) {
        // Of each level that is open whether it is an object; the innermost is the lowest.
        long objects = 0;
        int depth = 0;
        int next = at;
        while (depth <= DEEPEST) {
            byte first = peek(next);
            if (first == '{' || first == '[') {
                depth++;
                objects = objects << 1 | (first == '{' ? 1 : 0);
                next = space(next + 1);
                if (peek(next) != closing(objects)) {
                    next = first == '{' ? afterColon(name(next)) : next;
                    continue;
                }
            } else {
                next = scalar(next, first);
            }
            // A value has ended, or one without content is about to.
            for (next = depth == 0 ? next : space(next); depth > 0 && peek(next) == closing(objects); ) {
                depth--;
                objects >>>= 1;
                next = depth == 0 ? next + 1 : space(next + 1);
            }
            if (depth == 0) {
                return next;
            }
            if (peek(next) != ',') {
                return BEYOND;
            }
            next = space(next + 1);
            next = (objects & 1) == 1 ? afterColon(name(next)) : next;
        }
        return BEYOND;
    }

    private static byte closing(long objects) {
        return (byte) ((objects & 1) == 1 ? '}' : ']');
    }

    private int scalar(int at, byte first) {
        return switch (first) {
            case '"' -> string(at + 1);
            case 't' -> word(at, "true");
            case 'f' -> word(at, "false");
            case 'n' -> word(at, "null");
            default -> number(at);
        };
    }

    /** {@return behind the closing quote} */
    private int string(int inside) {
        int next = plain(inside);
        while (peek(next) == '\\') {
            next = plain(escape(next + 1));
        }
        return peek(next) == '"' ? next + 1 : BEYOND;
    }

    private int escape(int at) {
        return switch (peek(at)) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 1;
            case 'u' -> isHex(at + 1) && isHex(at + 2) && isHex(at + 3) && isHex(at + 4) ? at + 5 : BEYOND;
            default -> BEYOND;
        };
    }

    private boolean isHex(int at) {
        return Character.digit(peek(at), 16) >= 0;
    }

    /** {@return the first place from here on that has a quote, a backslash or a control character} */
    private int plain(int at) {
        int next = at;
        while (next < to) {
            long stops = LineEnds.stringStops(LineEnds.eight(bytes, next, to));
            if (stops != 0) {
                return next + Long.numberOfTrailingZeros(stops) / Byte.SIZE;
            }
            next += Long.BYTES;
        }
        return next;
    }

    private int word(int at, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (peek(at + i) != word.charAt(i)) {
                return BEYOND;
            }
        }
        return at + word.length();
    }

    /** What follows is not looked at here: nothing that may follow a value goes on with a number. */
    private int number(int at) {
        int next = peek(at) == '-' ? at + 1 : at;
        next = peek(next) == '0' ? next + 1 : digits(next);
        if (peek(next) == '.') {
            next = digits(next + 1);
        }
        if (peek(next) == 'e' || peek(next) == 'E') {
            byte sign = peek(next + 1);
            next = digits(sign == '+' || sign == '-' ? next + 2 : next + 1);
        }
        return next - at <= LONGEST ? next : BEYOND;
    }

    /** {@return behind one digit and all that follow} */
    private int digits(int at) {
        int next = at;
        while (peek(next) >= '0' && peek(next) <= '9') {
            next++;
        }
        return next == at ? BEYOND : next;
    }
}
