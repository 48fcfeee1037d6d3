package dev.tarn.inmemory.repository.search.extract;

import dev.tarn.inmemory.ndjson.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The positions of the members that FHIR's data types have, in one element; -1 where there is none. */
final class ElementFields {

    /** An element without members. */
    static final ElementFields NONE = new ElementFields();

    private static final int SLOTS = 128;
    private static final String[] NAMES = {
        "coding",
        "text",
        "system",
        "code",
        "value",
        "display",
        "type",
        "reference",
        "identifier",
        "comparator",
        "unit",
        "currency",
        "low",
        "high",
        "start",
        "end",
        "event",
        "repeat",
        "boundsPeriod"
    };

    private static final byte[][] BYTES = new byte[NAMES.length][];

    /** The first name of a hash, and the next one with the same; -1 for none. */
    private static final int[] FIRST = new int[SLOTS];

    private static final int[] FOLLOWING = new int[NAMES.length];

    static {
        Arrays.fill(FIRST, -1);
        for (int i = 0; i < NAMES.length; i++) {
            byte[] name = NAMES[i].getBytes(StandardCharsets.US_ASCII);
            BYTES[i] = name;
            int slot = slot(name.length, name[0], name[name.length - 1]);
            FOLLOWING[i] = FIRST[slot];
            FIRST[slot] = i;
        }
    }

    int coding = -1;
    int text = -1;
    int system = -1;
    int code = -1;
    int value = -1;
    int display = -1;
    int type = -1;
    int reference = -1;
    int identifier = -1;
    int comparator = -1;
    int unit = -1;
    int currency = -1;
    int low = -1;
    int high = -1;
    int start = -1;
    int end = -1;
    int event = -1;
    int repeat = -1;
    int boundsPeriod = -1;

    private ElementFields() {}

    static ElementFields of(JsonBytes json, int object) {
        if (!json.isObject(object)) {
            return NONE;
        }
        ElementFields fields = new ElementFields();
        json.members(object, (name, nameEnd, value) -> fields.set(number(json, name, nameEnd), value));
        return fields;
    }

    private static int number(JsonBytes json, int name, int nameEnd) {
        if (nameEnd == name) {
            return -1;
        }
        int number = FIRST[slot(nameEnd - name, json.at(name), json.at(nameEnd - 1))];
        while (number >= 0 && !json.isPlainName(name, nameEnd, BYTES[number])) {
            number = FOLLOWING[number];
        }
        return number >= 0 || !json.hasEscape(name, nameEnd)
                ? number
                : Arrays.asList(NAMES).indexOf(json.text(name, nameEnd));
    }

    private static int slot(int length, byte head, byte tail) {
        return (length * 31 + head * 7 + tail * 13) & (SLOTS - 1);
    }

    private void set(int number, int position) {
        switch (number) {
            case 0 -> coding = position;
            case 1 -> text = position;
            case 2 -> system = position;
            case 3 -> code = position;
            case 4 -> value = position;
            case 5 -> display = position;
            case 6 -> type = position;
            case 7 -> reference = position;
            case 8 -> identifier = position;
            case 9 -> comparator = position;
            case 10 -> unit = position;
            case 11 -> currency = position;
            case 12 -> low = position;
            case 13 -> high = position;
            case 14 -> start = position;
            case 15 -> end = position;
            case 16 -> event = position;
            case 17 -> repeat = position;
            case 18 -> boundsPeriod = position;
            default -> {}
        }
    }
}
