package dev.tarn.inmemory.repository.validation.fhirpath;

import static dev.tarn.inmemory.ndjson.JsonBytes.skipWhitespace;
import static dev.tarn.inmemory.ndjson.JsonBytes.stringEnd;

import java.util.Arrays;

/**
 * The members of one object in JSON that is known to be valid: the rules of a profile ask for one after another, and the
 * object is scanned once. Not thread-safe; meant to be reused.
 */
public final class MemberIndex {

    private static final int STRIDE = 3;

    /** In positions; a resource of more members does not keep its array. */
    private static final int MOST_KEPT = STRIDE * 1024;

    private static final int NONE = -1;

    /** Of each member where its name begins and ends, without quotes, and where its value begins. */
    private int[] positions = new int[STRIDE * 32];

    private int count;
    private int object = NONE;

    /** Forgets the object before. */
    public void begin() {
        object = NONE;
        count = 0;
        if (positions.length > MOST_KEPT) {
            positions = new int[MOST_KEPT];
        }
    }

    /** Goes to the object that begins here. Its scan is counted as work, unless it was scanned last. */
    void scan(Evaluation evaluation, int brace) {
        if (brace == object) {
            return;
        }
        byte[] json = evaluation.json();
        object = brace;
        count = 0;
        int at = skipWhitespace(json, brace + 1);
        while (json[at] != '}') {
            int nameEnd = stringEnd(json, at);
            int value = JsonMembers.afterColon(json, nameEnd);
            add(at + 1, nameEnd - 1, value);
            int from = at;
            at = JsonMembers.next(json, value);
            evaluation.step(1 + (at - from) / 16);
        }
    }

    /** Goes to the object that begins here, whose members a walk adds as it meets them. */
    public void begin(int brace) {
        begin();
        object = brace;
    }

    /** {@return whether it has the members of the object that begins here} */
    boolean isOf(int brace) {
        return object == brace;
    }

    /** Adds a member, by where its name begins and ends, without quotes, and where its value begins. */
    public void add(int name, int nameEnd, int value) {
        if (STRIDE * count == positions.length) {
            positions = Arrays.copyOf(positions, 2 * positions.length);
        }
        positions[STRIDE * count] = name;
        positions[STRIDE * count + 1] = nameEnd;
        positions[STRIDE * count + 2] = value;
        count++;
    }

    /** {@return how many members the object has} */
    public int count() {
        return count;
    }

    /** {@return where the member's name begins, behind the quote} */
    public int name(int index) {
        return positions[STRIDE * index];
    }

    /** {@return where the member's name ends, before the quote} */
    public int nameEnd(int index) {
        return positions[STRIDE * index + 1];
    }

    /** {@return where the member's value begins} */
    public int value(int index) {
        return positions[STRIDE * index + 2];
    }
}
