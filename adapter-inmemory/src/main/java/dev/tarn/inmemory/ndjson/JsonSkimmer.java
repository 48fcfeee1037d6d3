package dev.tarn.inmemory.ndjson;

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

    /** In levels; a {@code long} has a bit for each. */
    private static final int DEEPEST = 60;

    private final JsonScalars scalars;

    JsonSkimmer(byte[] bytes, int to) {
        this.scalars = new JsonScalars(bytes, to);
    }

    /** {@return behind the closing quote of a short string that begins here and has no escapes, as a name has none} */
    int name(int at) {
        return scalars.name(at);
    }

    /** Callback for the members of an object. Its positions may lie beyond the end of the input. */
    interface Member {

        /** {@return behind its value} */
        int end(int name, int nameEnd, int value);
    }

    /** {@return behind the object that begins here, of which each member's end is found by {@code member}} */
    int members(int brace, Member member) {
        int at = brace;
        if (scalars.peek(at) != '{') {
            return BEYOND;
        }
        if (scalars.peek(scalars.skipWhitespace(at + 1)) == '}') {
            return scalars.skipWhitespace(at + 1) + 1;
        }
        do {
            int name = scalars.skipWhitespace(at + 1);
            int nameEnd = scalars.name(name);
            at = scalars.skipWhitespace(member.end(name, nameEnd, afterColon(nameEnd)));
        } while (scalars.peek(at) == ',');
        return scalars.peek(at) == '}' ? at + 1 : BEYOND;
    }

    /** {@return behind the value that begins here} */
    int value(int at) {
        // Of each level that is open whether it is an object; the innermost is the lowest.
        long objects = 0;
        int depth = 0;
        int next = at;
        while (depth <= DEEPEST) {
            byte first = scalars.peek(next);
            if (first == '{' || first == '[') {
                depth++;
                objects = objects << 1 | (first == '{' ? 1 : 0);
                next = scalars.skipWhitespace(next + 1);
                if (scalars.peek(next) != closing(objects)) {
                    next = first == '{' ? afterColon(name(next)) : next;
                    continue;
                }
            } else {
                next = scalars.value(next);
            }
            // A value has ended, or one without content is about to, and with it perhaps those around it.
            while (depth > 0 && scalars.peek(scalars.skipWhitespace(next)) == closing(objects)) {
                next = scalars.skipWhitespace(next) + 1;
                objects >>>= 1;
                depth--;
            }
            if (depth == 0) {
                return next;
            }
            next = scalars.skipWhitespace(next);
            if (scalars.peek(next) != ',') {
                return BEYOND;
            }
            next = scalars.skipWhitespace(next + 1);
            next = (objects & 1) == 1 ? afterColon(name(next)) : next;
        }
        return BEYOND;
    }

    /** {@return where the value of a member begins whose name ends here} */
    private int afterColon(int at) {
        int colon = scalars.skipWhitespace(at);
        return scalars.peek(colon) == ':' ? scalars.skipWhitespace(colon + 1) : BEYOND;
    }

    private static byte closing(long objects) {
        return (byte) ((objects & 1) == 1 ? '}' : ']');
    }
}
