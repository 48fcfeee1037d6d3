package dev.tarn.inmemory.repository.validation;

import java.util.Arrays;

/**
 * The contained resources of a resource, and the references to them: {@code #id}, or {@code #} for the resource around
 * them. A reference comes before or after what it points to, so that they are compared at the resource's end.
 */
final class LocalReferences {

    private static final int STRIDE = 3;

    /** Text from, to, and 1 for a reference (0 for a URI, which may be a fragment of something else). */
    private int[] references = new int[STRIDE * 16];

    /** Id from, to, and 1 where the contained resource refers to the one around it. */
    private int[] contained = new int[STRIDE * 16];

    private int referenceCount;
    private int containedCount;
    private boolean inContained;

    /** Compares what begins at these counts, which are those of one resource with its contained resources. */
    interface Faults {
        void missing(int from, int to);

        void unreferenced(int from, int to);
    }

    void begin() {
        referenceCount = 0;
        containedCount = 0;
        inContained = false;
    }

    int references() {
        return referenceCount;
    }

    int contained() {
        return containedCount;
    }

    void beginContained() {
        contained = grown(contained, containedCount);
        contained[STRIDE * containedCount] = 0;
        contained[STRIDE * containedCount + 1] = 0;
        contained[STRIDE * containedCount + 2] = 0;
        containedCount++;
        inContained = true;
    }

    void endContained() {
        inContained = false;
    }

    /** Sets the id of the contained resource in which the walk is, if it is in one. */
    void id(int from, int to) {
        if (!inContained) {
            return;
        }
        contained[STRIDE * (containedCount - 1)] = from;
        contained[STRIDE * (containedCount - 1) + 1] = to;
    }

    /** Adds a text that begins with {@code #}. */
    void add(int from, int to, boolean reference) {
        if (to == from + 1) {
            if (inContained) {
                contained[STRIDE * (containedCount - 1) + 2] = 1;
            }
            return;
        }
        references = grown(references, referenceCount);
        references[STRIDE * referenceCount] = from + 1;
        references[STRIDE * referenceCount + 1] = to;
        references[STRIDE * referenceCount + 2] = reference ? 1 : 0;
        referenceCount++;
    }

    private static int[] grown(int[] array, int count) {
        return STRIDE * count == array.length ? Arrays.copyOf(array, 2 * array.length) : array;
    }

    /** Reports what does not match, and forgets all since the two counts. */
    void end(byte[] json, int firstReference, int firstContained, Faults faults) {
        for (int i = firstReference; i < referenceCount; i++) {
            int from = references[STRIDE * i];
            int to = references[STRIDE * i + 1];
            boolean found = false;
            for (int j = firstContained; j < containedCount && !found; j++) {
                found = Arrays.equals(json, from, to, json, contained[STRIDE * j], contained[STRIDE * j + 1]);
                if (found) {
                    contained[STRIDE * j + 2] = 1;
                }
            }
            if (!found && references[STRIDE * i + 2] == 1) {
                faults.missing(from, to);
            }
        }
        for (int j = firstContained; j < containedCount; j++) {
            if (contained[STRIDE * j + 2] == 0) {
                faults.unreferenced(contained[STRIDE * j], contained[STRIDE * j + 1]);
            }
        }
        referenceCount = firstReference;
        containedCount = firstContained;
    }
}
