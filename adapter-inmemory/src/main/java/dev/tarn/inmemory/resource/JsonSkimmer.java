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

    /** In levels; a {@code long} has a bit for each. */
    private static final int DEEPEST = 60;

    private final JsonScalars scalars;

    JsonSkimmer(byte[] bytes, int to) {
        this.scalars = new JsonScalars(bytes, to);
    }

    /** {@return the byte there; 0, which is no part of JSON, where the text has none} */
    byte peek(int at) {
        return scalars.peek(at);
    }

    /** {@return the first place from here on that has no white space} */
    int space(int at) {
        return scalars.space(at);
    }

    /** {@return behind the closing quote of a name that begins here and has no escapes} */
    int name(int at) {
        return scalars.name(at);
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
                next = scalars.value(next);
            }
            // A value has ended, or one without content is about to, and with it perhaps those around it.
            while (depth > 0 && peek(space(next)) == closing(objects)) {
                next = space(next) + 1;
                objects >>>= 1;
                depth--;
            }
            if (depth == 0) {
                return next;
            }
            next = space(next);
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
}
