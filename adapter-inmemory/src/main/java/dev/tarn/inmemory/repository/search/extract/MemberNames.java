package dev.tarn.inmemory.repository.search.extract;

import dev.tarn.inmemory.ndjson.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names of members that an extractor reads, numbered, so that a name is compared once and not by every parameter. Not
 * thread-safe until it is frozen, and immutable from then on.
 */
final class MemberNames {

    /** The number of a name that no parameter reads. */
    static final int UNKNOWN = 0;

    /** The members of FHIR's data types: at first those that are strings of a HumanName or an Address. */
    private static final List<String> OF_DATA_TYPES = List.of(
            "family",
            "given",
            "text",
            "prefix",
            "suffix",
            "line",
            "city",
            "district",
            "state",
            "postalCode",
            "country",
            "coding",
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
            "boundsPeriod",
            "contained",
            "resourceType",
            "id",
            "div");

    private static final int LAST_STRING_PART = ofDataTypes("country");

    static final int TEXT = ofDataTypes("text");
    static final int CODING = ofDataTypes("coding");
    static final int SYSTEM = ofDataTypes("system");
    static final int CODE = ofDataTypes("code");
    static final int VALUE = ofDataTypes("value");
    static final int DISPLAY = ofDataTypes("display");
    static final int TYPE = ofDataTypes("type");
    static final int REFERENCE = ofDataTypes("reference");
    static final int IDENTIFIER = ofDataTypes("identifier");
    static final int COMPARATOR = ofDataTypes("comparator");
    static final int UNIT = ofDataTypes("unit");
    static final int CURRENCY = ofDataTypes("currency");
    static final int LOW = ofDataTypes("low");
    static final int HIGH = ofDataTypes("high");
    static final int START = ofDataTypes("start");
    static final int END = ofDataTypes("end");
    static final int EVENT = ofDataTypes("event");
    static final int REPEAT = ofDataTypes("repeat");
    static final int BOUNDS_PERIOD = ofDataTypes("boundsPeriod");
    static final int CONTAINED = ofDataTypes("contained");
    static final int RESOURCE_TYPE = ofDataTypes("resourceType");
    static final int ID = ofDataTypes("id");
    static final int DIV = ofDataTypes("div");

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<byte[]> names = new ArrayList<>();
    private int mask;
    private int[] first = new int[0];
    private int[] following = new int[0];
    private BitSet ofResource = new BitSet();

    MemberNames() {
        names.add(new byte[0]);
        OF_DATA_TYPES.forEach(this::number);
    }

    private static int ofDataTypes(String name) {
        return OF_DATA_TYPES.indexOf(name) + 1;
    }

    /** {@return whether a member is a string of a HumanName or an Address that string parameters search} */
    static boolean isStringPart(int number) {
        return number > UNKNOWN && number <= LAST_STRING_PART;
    }

    /** {@return the number of a name, which is added where it is new} */
    int number(String name) {
        return numbers.computeIfAbsent(name, added -> {
            names.add(added.getBytes(StandardCharsets.UTF_8));
            return names.size() - 1;
        });
    }

    /**
     * Prepares for reading; no name may be added afterwards.
     *
     * @param membersOfResource the numbers of the names that are read where they are members of the resource itself
     */
    void freeze(BitSet membersOfResource) {
        ofResource = membersOfResource;
        int size = Integer.highestOneBit(names.size() * 2) * 2;
        mask = size - 1;
        first = new int[size];
        following = new int[names.size()];
        for (int i = 1; i < names.size(); i++) {
            byte[] name = names.get(i);
            int slot = slot(name.length, name[0], name[name.length >> 1], name[name.length - 1]);
            following[i] = first[slot];
            first[slot] = i;
        }
    }

    /** {@return whether a member of the resource itself is read if it has this name} */
    boolean isOfResource(int number) {
        return ofResource.get(number);
    }

    /** {@return the number of the name between these positions, without its quotes} */
    int find(JsonBytes json, int from, int to) {
        if (to == from) {
            return UNKNOWN;
        }
        int number = first[slot(to - from, json.at(from), json.at(from + ((to - from) >> 1)), json.at(to - 1))];
        while (number != UNKNOWN && !json.isPlainName(from, to, names.get(number))) {
            number = following[number];
        }
        return number == UNKNOWN && json.hasEscape(from, to)
                ? numbers.getOrDefault(json.text(from, to), UNKNOWN)
                : number;
    }

    private int slot(int length, byte head, byte middle, byte tail) {
        return (length * 31 + head * 7 + middle * 29 + tail * 13) & mask;
    }
}
