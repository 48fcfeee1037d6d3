package dev.tarn.inmemory.repository.search.extract;

import dev.tarn.inmemory.ndjson.JsonBytes;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The values of a resource in document order, found in one pass: parameters read the same elements several times. A value is
 * named by its entry's position. Members whose names no parameter reads are left out. Immutable.
 *
 * <pre>
 * entry = number of the member's name (0 in an array), first byte, byte behind the last, entry behind the value's own ones
 * </pre>
 */
final class JsonTape {

    /** No entry. */
    static final int NONE = -1;

    private static final int ENTRY = 4;

    /** Deeper values are left out: no path is as long, and a hostile resource must not overflow the stack. */
    private static final int DEEPEST = 64;

    private final JsonBytes json;
    private final MemberNames names;
    private int[] entries;
    private int size;

    /** Reads a resource: valid JSON, an object. */
    JsonTape(byte[] resource, MemberNames names) {
        this.json = new JsonBytes(resource);
        this.names = names;
        this.entries = new int[Math.max(64, resource.length >> 3)];
        read(json.skipWhitespace(0));
    }

    /** Reads the value that begins here. One loop without recursion is compiled in a tenth of a second, and not in several. */
    private void read(int start) {
        int[] open = new int[DEEPEST];
        int depth = 0;
        int name = MemberNames.UNKNOWN;
        int position = start;
        do {
            int entry = begin(name, position);
            byte first = json.at(position);
            if ((first == '{' || first == '[') && depth < DEEPEST) {
                open[depth++] = entry;
                position++;
            } else {
                position = json.end(position);
                end(entry, position);
            }
            // On to the next value, behind the ends of those that are open.
            while (depth > 0) {
                position = json.skipWhitespace(position);
                byte next = json.at(position);
                if (next == ',') {
                    position++;
                } else if (next == '}' || next == ']') {
                    position++;
                    end(open[--depth], position);
                } else if (isArray(open[depth - 1])) {
                    name = MemberNames.UNKNOWN;
                    break;
                } else {
                    int nameEnd = json.end(position);
                    name = names.find(json, position + 1, nameEnd - 1);
                    position = json.skipWhitespace(json.skipWhitespace(nameEnd) + 1);
                    if (name != MemberNames.UNKNOWN && (depth > 1 || names.isOfResource(name))) {
                        break;
                    }
                    position = json.end(position);
                }
            }
        } while (depth > 0);
    }

    private int begin(int name, int start) {
        int entry = size;
        size += ENTRY;
        if (size > entries.length) {
            entries = Arrays.copyOf(entries, entries.length * 2);
        }
        entries[entry] = name;
        entries[entry + 1] = start;
        return entry;
    }

    private void end(int entry, int end) {
        entries[entry + 2] = end;
        entries[entry + 3] = size;
    }

    /** {@return the entry of the resource itself} */
    int root() {
        return 0;
    }

    /** {@return the first entry in an object or an array; {@link #next} of the same where there is none} */
    int first(int entry) {
        return entry + ENTRY;
    }

    /** {@return the entry behind a value and all that is in it: its next sibling, where its parent has one} */
    int next(int entry) {
        return entries[entry + 3];
    }

    /** Passes a value, or each element of an array and of the arrays in it. */
    void forEach(int value, IntConsumer action) {
        int end = next(value);
        int entry = value;
        while (entry < end) {
            if (isArray(entry)) {
                entry = first(entry);
            } else {
                action.accept(entry);
                entry = next(entry);
            }
        }
    }

    /** {@return the number of the name of a member} */
    int name(int entry) {
        return entries[entry];
    }

    /** {@return the member of an object by the number of its name; {@link #NONE} where there is none} */
    int member(int object, int name) {
        int found = NONE;
        int end = next(object);
        for (int member = first(object); member < end; member = next(member)) {
            if (entries[member] == name) {
                found = member;
            }
        }
        return found;
    }

    /** {@return the first byte of a value} */
    byte at(int entry) {
        return json.at(entries[entry + 1]);
    }

    boolean isString(int entry) {
        return entry >= 0 && at(entry) == '"';
    }

    boolean isObject(int entry) {
        return entry >= 0 && at(entry) == '{';
    }

    boolean isArray(int entry) {
        return at(entry) == '[';
    }

    boolean isNull(int entry) {
        return at(entry) == 'n';
    }

    boolean isNumber(int entry) {
        return entry >= 0 && json.isNumber(entries[entry + 1]);
    }

    /** {@return a string, unescaped} */
    String string(int entry) {
        return json.text(entries[entry + 1] + 1, entries[entry + 2] - 1);
    }

    /** {@return a string, unescaped; null where there is no entry, or it is no string} */
    @Nullable
    String optional(int entry) {
        return isString(entry) ? string(entry) : null;
    }

    /** {@return a value as it is written} */
    String scalar(int entry) {
        return json.scalar(entries[entry + 1]);
    }
}
