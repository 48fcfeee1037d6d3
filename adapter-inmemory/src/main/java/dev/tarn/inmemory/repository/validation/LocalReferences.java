package dev.tarn.inmemory.repository.validation;

import dev.tarn.inmemory.repository.validation.schema.TargetTypes;
import dev.tarn.inmemory.repository.validation.schema.TypeSchema;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The contained resources of a resource, and the references to them: {@code #id}, or {@code #} for the resource around
 * them. A reference comes before or after what it points to, so that they are compared at the resource's end. Not
 * thread-safe; meant to be reused.
 */
final class LocalReferences {

    /** No contained resource. */
    static final int NONE = -1;

    private static final int STRIDE = 3;

    /** The ids, without escapes. */
    private byte[] texts = new byte[1024];

    private int textEnd;

    /** Text from, to, and 1 for a reference (0 for a URI, which may be a fragment of something else). */
    private int[] references = new int[STRIDE * 16];

    /** What each reference may point to. */
    private @Nullable TargetTypes[] targets = new TargetTypes[16];

    /** Id from, to, and 1 where the contained resource refers to the one around it. */
    private int[] contained = new int[STRIDE * 16];

    private @Nullable TypeSchema[] types = new TypeSchema[16];

    private int referenceCount;
    private int containedCount;
    private int current = NONE;

    /** Takes what comes of the comparison. */
    interface Faults {
        /** Counts the comparison of so many bytes with one id. */
        void compared(int bytes);

        void missing(byte[] texts, int from, int to);

        void unreferenced(byte[] texts, int from, int to);

        /** Takes a reference to a contained resource of a type that is none of its targets. */
        void wrongTarget(byte[] texts, int from, int to, TypeSchema type, TargetTypes targets);
    }

    void begin() {
        textEnd = 0;
        referenceCount = 0;
        containedCount = 0;
        current = NONE;
    }

    int references() {
        return referenceCount;
    }

    int contained() {
        return containedCount;
    }

    /** {@return the contained resource in which the walk is, for {@link #leave}} Enters the next contained resource. */
    int enterContained(TypeSchema type) {
        contained = grown(contained, containedCount);
        if (containedCount == types.length) {
            types = Arrays.copyOf(types, 2 * containedCount);
        }
        types[containedCount] = type;
        Arrays.fill(contained, STRIDE * containedCount, STRIDE * (containedCount + 1), 0);
        return enter(containedCount++);
    }

    /**
     * {@return the contained resource in which the walk is, for {@link #leave}} Enters a resource that is not contained: the
     * entry of a Bundle that is contained has an id of its own.
     */
    int enterOther() {
        return enter(NONE);
    }

    private int enter(int resource) {
        int outer = current;
        current = resource;
        return outer;
    }

    /** Ends the resource in which the walk is, and continues in the one around it. */
    void leave(int outer) {
        current = outer;
    }

    /** Sets the id of the contained resource in which the walk is, if it is in one. */
    void id(byte[] bytes, int from, int to) {
        if (current != NONE) {
            contained[STRIDE * current] = textEnd;
            contained[STRIDE * current + 1] = append(bytes, from, to);
        }
    }

    /** Adds a URI that begins with {@code #}. */
    void addUri(byte[] bytes, int from, int to) {
        add(bytes, from, to, false, null);
    }

    /** Adds a reference that begins with {@code #}, and what it may point to; null for any resource. */
    void addReference(byte[] bytes, int from, int to, @Nullable TargetTypes permitted) {
        add(bytes, from, to, true, permitted);
    }

    /** Outside of contained resources {@code #} refers to nothing (ref-1). */
    private void add(byte[] bytes, int from, int to, boolean reference, @Nullable TargetTypes permitted) {
        if (to == from + 1 && current != NONE) {
            contained[STRIDE * current + 2] = 1;
            return;
        }
        references = grown(references, referenceCount);
        references[STRIDE * referenceCount] = textEnd;
        references[STRIDE * referenceCount + 1] = append(bytes, from + 1, to);
        references[STRIDE * referenceCount + 2] = reference ? 1 : 0;
        if (referenceCount == targets.length) {
            targets = Arrays.copyOf(targets, 2 * referenceCount);
        }
        targets[referenceCount] = permitted;
        referenceCount++;
    }

    private int append(byte[] bytes, int from, int to) {
        int length = to - from;
        if (texts.length - textEnd < length) {
            texts = Arrays.copyOf(texts, Math.max(2 * texts.length, textEnd + length));
        }
        System.arraycopy(bytes, from, texts, textEnd, length);
        textEnd += length;
        return textEnd;
    }

    private static int[] grown(int[] array, int count) {
        return STRIDE * count == array.length ? Arrays.copyOf(array, 2 * array.length) : array;
    }

    /** {@return whether one before this has the same id: a reference is found at the first, and dom-3 means both} */
    private boolean hasIdOfReferenced(int resource, int firstContained, Faults faults) {
        int from = contained[STRIDE * resource];
        int to = contained[STRIDE * resource + 1];
        boolean found = false;
        for (int j = firstContained; j < resource && !found && from < to; j++) {
            faults.compared(to - from);
            found = contained[STRIDE * j + 2] == 1
                    && Arrays.equals(texts, from, to, texts, contained[STRIDE * j], contained[STRIDE * j + 1]);
        }
        return found;
    }

    /** Reports what does not match, and forgets all since the two counts. */
    void end(int firstReference, int firstContained, Faults faults) {
        for (int i = firstReference; i < referenceCount; i++) {
            int from = references[STRIDE * i];
            int to = references[STRIDE * i + 1];
            boolean found = false;
            for (int j = firstContained; j < containedCount && !found && from < to; j++) {
                faults.compared(to - from);
                found = Arrays.equals(texts, from, to, texts, contained[STRIDE * j], contained[STRIDE * j + 1]);
                if (found) {
                    contained[STRIDE * j + 2] = 1;
                    TargetTypes permitted = targets[i];
                    TypeSchema type = types[j];
                    if (permitted != null && type != null && !type.isOneOf(permitted)) {
                        faults.wrongTarget(texts, from, to, type, permitted);
                    }
                }
            }
            if (!found && references[STRIDE * i + 2] == 1) {
                faults.missing(texts, from, to);
            }
        }
        for (int j = firstContained; j < containedCount; j++) {
            if (contained[STRIDE * j + 2] == 0 && !hasIdOfReferenced(j, firstContained, faults)) {
                faults.unreferenced(texts, contained[STRIDE * j], contained[STRIDE * j + 1]);
            }
        }
        referenceCount = firstReference;
        containedCount = firstContained;
    }
}
