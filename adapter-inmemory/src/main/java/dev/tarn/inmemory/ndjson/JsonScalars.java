package dev.tarn.inmemory.ndjson;

/** Finds where JSON values end that have no others in them, for a {@link JsonSkimmer}, and with its places. */
final class JsonScalars {

    /** In bytes, of a member's name and of a number: well below what a parser takes. */
    private static final int LONGEST = 500;

    private static final byte NOTHING = 0;

    private final byte[] bytes;
    private final int to;

    JsonScalars(byte[] bytes, int to) {
        this.bytes = bytes;
        this.to = to;
    }

    /** {@return the byte there; 0, which is no part of JSON, where the text has none} */
    byte peek(int at) {
        return at < to ? bytes[at] : NOTHING;
    }

    /** {@return the first place from here on that has no white space} */
    int skipWhitespace(int at) {
        int next = at;
        for (byte b = peek(next); b == ' ' || b == '\t' || b == '\r' || b == '\n'; b = peek(next)) {
            next++;
        }
        return next;
    }

    /** {@return behind the closing quote of a name that begins here and has no escapes} */
    int name(int at) {
        if (peek(at) != '"') {
            return JsonSkimmer.BEYOND;
        }
        int end = plain(at + 1);
        return peek(end) == '"' && end - at <= LONGEST ? end + 1 : JsonSkimmer.BEYOND;
    }

    /** {@return behind the string, word or number that begins here} */
    int value(int at) {
        return switch (peek(at)) {
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
        return peek(next) == '"' ? next + 1 : JsonSkimmer.BEYOND;
    }

    private int escape(int at) {
        return switch (peek(at)) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 1;
            case 'u' -> isHex(at + 1) && isHex(at + 2) && isHex(at + 3) && isHex(at + 4) ? at + 5 : JsonSkimmer.BEYOND;
            default -> JsonSkimmer.BEYOND;
        };
    }

    private boolean isHex(int at) {
        return Character.digit(peek(at), 16) >= 0;
    }

    /** {@return the first place from here on that has a quote, a backslash or a control character} */
    private int plain(int at) {
        return LineEnds.stringStop(bytes, at, to);
    }

    private int word(int at, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (peek(at + i) != word.charAt(i)) {
                return JsonSkimmer.BEYOND;
            }
        }
        return at + word.length();
    }

    /** Does not check the next byte: no valid successor of a value continues a number. */
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
        return next - at <= LONGEST ? next : JsonSkimmer.BEYOND;
    }

    /** {@return behind one digit and all that follow} */
    private int digits(int at) {
        int next = at;
        while (peek(next) >= '0' && peek(next) <= '9') {
            next++;
        }
        return next == at ? JsonSkimmer.BEYOND : next;
    }
}
