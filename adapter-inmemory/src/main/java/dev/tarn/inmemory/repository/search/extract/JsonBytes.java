package dev.tarn.inmemory.repository.search.extract;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads JSON that is known to be valid, as stored resources are: it finds where values begin and end without parsing what
 * lies between. Positions are indexes in the array.
 */
final class JsonBytes {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';

    private final byte[] json;

    /** The object whose members were found before, and of each its name, the name's end and its value. */
    private int cached = -1;

    private int[] positions = new int[0];
    private int cachedEnd;

    JsonBytes(byte[] json) {
        this.json = json;
    }

    /** Finds the members of an object that is read several times. */
    void cache(int brace) {
        int[] found = new int[48];
        int[] size = {0};
        int[][] grown = {found};
        cachedEnd = members(brace, (name, nameEnd, value) -> {
            if (size[0] + 3 > grown[0].length) {
                grown[0] = Arrays.copyOf(grown[0], grown[0].length * 2);
            }
            grown[0][size[0]] = name;
            grown[0][size[0] + 1] = nameEnd;
            grown[0][size[0] + 2] = value;
            size[0] += 3;
        });
        positions = Arrays.copyOf(grown[0], size[0]);
        cached = brace;
    }

    byte at(int position) {
        return json[position];
    }

    /** Takes a member of an object. */
    @FunctionalInterface
    interface Member {

        /** Takes the member whose name, without quotes, lies from {@code name} to {@code nameEnd}. */
        void take(int name, int nameEnd, int value);
    }

    /** Takes an element of an array. */
    @FunctionalInterface
    interface Element {

        void take(int value);
    }

    /** Passes the members of the object that begins here. {@return the position behind it} */
    int members(int brace, Member member) {
        if (brace == cached) {
            for (int i = 0; i < positions.length; i += 3) {
                member.take(positions[i], positions[i + 1], positions[i + 2]);
            }
            return cachedEnd;
        }
        int position = space(brace + 1);
        while (json[position] != '}') {
            int nameEnd = stringEnd(position);
            int value = space(space(nameEnd) + 1);
            member.take(position + 1, nameEnd - 1, value);
            position = space(end(value));
            if (json[position] == ',') {
                position = space(position + 1);
            }
        }
        return position + 1;
    }

    /** Passes the value that begins here, or each element of the array that does; {@code null} is left out. */
    void elements(int value, Element element) {
        if (json[value] == '[') {
            int position = space(value + 1);
            while (json[position] != ']') {
                elements(position, element);
                position = space(end(position));
                if (json[position] == ',') {
                    position = space(position + 1);
                }
            }
        } else if (json[value] != 'n') {
            element.take(value);
        }
    }

    /** {@return the position behind the value that begins here} */
    int end(int value) {
        byte first = json[value];
        if (first == '"') {
            return stringEnd(value);
        }
        if (first == '{' || first == '[') {
            return nestedEnd(value);
        }
        int end = value;
        while (!isDelimiter(json[end])) {
            end++;
        }
        return end;
    }

    private int nestedEnd(int value) {
        int depth = 0;
        int position = value;
        do {
            byte b = json[position];
            if (b == '"') {
                position = stringEnd(position);
            } else {
                depth += b == '{' || b == '[' ? 1 : b == '}' || b == ']' ? -1 : 0;
                position++;
            }
        } while (depth > 0);
        return position;
    }

    private static boolean isDelimiter(byte b) {
        return b == ',' || b == '}' || b == ']' || b <= ' ';
    }

    /** {@return the position behind the closing quote} */
    private int stringEnd(int quote) {
        int position = quote + 1;
        while (true) {
            // Eight bytes at a time, up to a quote or a backslash.
            while (position + Long.BYTES <= json.length) {
                long eight = (long) EIGHT.get(json, position);
                long stops = zeroes(eight ^ QUOTES) | zeroes(eight ^ BACKSLASHES);
                if (stops != 0) {
                    position += Long.numberOfTrailingZeros(stops) / Byte.SIZE;
                    break;
                }
                position += Long.BYTES;
            }
            byte b = json[position];
            if (b == '"') {
                return position + 1;
            }
            position += b == '\\' ? 2 : 1;
        }
    }

    /** {@return a number whose lowest bit that is set is in the lowest byte of the word that is 0} */
    private static long zeroes(long word) {
        return (word - ONES) & ~word & (ONES << (Byte.SIZE - 1));
    }

    private int space(int from) {
        int position = from;
        while (json[position] <= ' ' && json[position] >= 0) {
            position++;
        }
        return position;
    }

    /** {@return the first position from here that is no white space} */
    int skipSpace(int from) {
        return space(from);
    }

    boolean isString(int value) {
        return json[value] == '"';
    }

    boolean isObject(int value) {
        return json[value] == '{';
    }

    boolean isNumber(int value) {
        return json[value] == '-' || (json[value] >= '0' && json[value] <= '9');
    }

    boolean isBoolean(int value) {
        return json[value] == 't' || json[value] == 'f';
    }

    /** {@return the string that begins here, unescaped} */
    String string(int quote) {
        return text(quote + 1, stringEnd(quote) - 1);
    }

    /** {@return the scalar that begins here as it is written} */
    String scalar(int value) {
        return new String(json, value, end(value) - value, StandardCharsets.US_ASCII);
    }

    /** {@return whether a name, without its quotes, is this one; an escaped name is decoded} */
    boolean isName(int from, int to, byte[] name) {
        return Arrays.equals(json, from, to, name, 0, name.length)
                || (hasEscape(from, to) && text(from, to).equals(new String(name, StandardCharsets.UTF_8)));
    }

    boolean isPlainName(int from, int to, byte[] name) {
        return Arrays.equals(json, from, to, name, 0, name.length);
    }

    boolean hasEscape(int from, int to) {
        int position = from;
        for (; position + Long.BYTES <= to; position += Long.BYTES) {
            if (zeroes((long) EIGHT.get(json, position) ^ BACKSLASHES) != 0) {
                return true;
            }
        }
        for (; position < to; position++) {
            if (json[position] == '\\') {
                return true;
            }
        }
        return false;
    }

    /** {@return the text between two quotes, unescaped} */
    String text(int from, int to) {
        return hasEscape(from, to) ? unescaped(from, to) : new String(json, from, to - from, StandardCharsets.UTF_8);
    }

    private String unescaped(int from, int to) {
        String raw = new String(json, from, to - from, StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder(raw.length());
        int i = 0;
        while (i < raw.length()) {
            char c = raw.charAt(i++);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escaped = raw.charAt(i++);
            switch (escaped) {
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'u' -> {
                    text.append((char) Integer.parseInt(raw.substring(i, i + 4), 16));
                    i += 4;
                }
                default -> text.append(escaped);
            }
        }
        return text.toString();
    }
}
