package dev.tarn.inmemory.repository.validation.fhirpath;

import dev.tarn.inmemory.ndjson.JsonBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The state of evaluations over one resource: the stack of items, and where the focus is. An item is a position in the
 * JSON, a boolean, an integer or a text. Not thread-safe; meant to be reused.
 */
public final class Evaluation {

    /** Thrown where the rules of a resource take more steps than it may cost. Without a stack trace: it is only caught. */
    public static final class TooCostly extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public TooCostly() {
            super("the rules of a resource take too many steps", null, false, false);
        }
    }

    /** Per resource; an invariant of an ordinary resource takes fewer than a hundred. */
    private static final int MOST_STEPS = 20_000_000;

    private static final long KIND = 7L << 32;
    private static final long NODE = 0;
    private static final long BOOLEAN = 1L << 32;
    private static final long INTEGER = 2L << 32;
    private static final long TEXT = 3L << 32;

    private final MemberIndex ofResource = new MemberIndex();
    private final MemberIndex ofOther = new MemberIndex();
    private MemberIndex known = new MemberIndex();
    private final List<String> texts = new ArrayList<>();
    private long[] stack = new long[64];
    private int size;
    private int steps;
    private byte[] json = new byte[0];
    private int[] slots = new int[0];
    private int base;
    private int focus;
    private int resource;

    /** Begins with another text. */
    public void begin(byte[] text) {
        resume(text);
        steps = 0;
    }

    /** Begins with another resource, and with the members of an object in it that are known without a scan. */
    public void begin(MemberIndex members) {
        begin(new byte[0]);
        known = members;
    }

    /** Begins with another text or again with the same, whose work is added to that before. */
    public void resume(byte[] text) {
        json = text;
        size = 0;
        ofResource.begin();
        ofOther.begin();
    }

    /**
     * Sets the object that is the focus of the next expressions.
     *
     * @param positions those of the values of the object's elements, from {@code from} on: two for each element
     */
    public void focus(int brace, int[] positions, int from, int root) {
        focus = brace;
        slots = positions;
        base = from;
        resource = root;
        texts.clear();
    }

    /** {@return the members of the object that begins here; valid until those of another one are asked for} */
    public MemberIndex members(int brace) {
        if (known.isOf(brace)) {
            return known;
        }
        MemberIndex members = brace == resource ? ofResource : ofOther;
        members.scan(this, brace);
        return members;
    }

    byte[] json() {
        return json;
    }

    int resource() {
        return resource;
    }

    /** {@return the position of the value of the focus's element; 0 where there is none} */
    int slot(int index) {
        return Math.abs(slots[base + index]);
    }

    int size() {
        return size;
    }

    void drop(int mark) {
        size = mark;
    }

    /** Counts work on the resource, and throws {@link TooCostly} where it is too much. */
    public void step(int count) {
        steps += count;
        if (steps > MOST_STEPS || steps < 0) {
            throw new TooCostly();
        }
    }

    private void push(long item) {
        step(1);
        if (size == stack.length) {
            stack = Arrays.copyOf(stack, size * 2);
        }
        stack[size++] = item;
    }

    void pushFocus() {
        push(NODE | focus);
    }

    void pushNode(int position) {
        push(NODE | position);
    }

    void pushBoolean(boolean value) {
        push(BOOLEAN | (value ? 1 : 0));
    }

    void pushInteger(int value) {
        push(INTEGER | (value & 0xFFFFFFFFL));
    }

    void pushText(String text) {
        texts.add(text);
        push(TEXT | (texts.size() - 1));
    }

    void pushTruth(int truth) {
        if (truth != Expression.EMPTY) {
            pushBoolean(truth == Expression.TRUE);
        }
    }

    void copy(int from, int to) {
        for (int i = from; i < to; i++) {
            push(stack[i]);
        }
    }

    /** Moves the items from {@code start} on down to {@code mark}. */
    void moveDown(int mark, int start) {
        System.arraycopy(stack, start, stack, mark, size - start);
        size = mark + size - start;
    }

    boolean isNode(int index) {
        return (stack[index] & KIND) == NODE;
    }

    int position(int index) {
        return (int) stack[index];
    }

    boolean isInteger(int index) {
        return (stack[index] & KIND) == INTEGER;
    }

    /** {@return the boolean of the one item from {@code mark} on} */
    int truth(int mark) {
        if (size == mark) {
            return Expression.EMPTY;
        }
        long item = stack[mark];
        if ((item & KIND) == BOOLEAN) {
            return (int) item;
        }
        return (item & KIND) == NODE && json[(int) item] == 'f' ? Expression.FALSE : Expression.TRUE;
    }

    /** {@return whether two items are equal; objects are where their JSON is, byte for byte} */
    boolean isEqual(int left, int right) {
        long a = stack[left];
        long b = stack[right];
        if ((a & KIND) == NODE && (b & KIND) == NODE) {
            int end = JsonBytes.end(json, (int) a);
            int otherEnd = JsonBytes.end(json, (int) b);
            step(1 + (end - (int) a) / 8);
            return Arrays.equals(json, (int) a, end, json, (int) b, otherEnd)
                    || text(left).equals(text(right));
        }
        if ((b & KIND) == TEXT && (a & KIND) == NODE) {
            return JsonMembers.isText(json, (int) a, texts.get((int) b));
        }
        return ((a & KIND) == TEXT && (b & KIND) == NODE)
                ? JsonMembers.isText(json, (int) b, texts.get((int) a))
                : text(left).equals(text(right));
    }

    /** {@return the item as text: a string without quotes and escapes, other JSON as it is written} */
    String text(int index) {
        long item = stack[index];
        step(1);
        if ((item & KIND) == NODE) {
            String text = JsonMembers.text(json, (int) item);
            step(text.length() / 16);
            return text;
        }
        if ((item & KIND) == TEXT) {
            return texts.get((int) item);
        }
        return (item & KIND) == INTEGER ? Integer.toString((int) item) : Boolean.toString((int) item == 1);
    }
}
