package dev.tarn.inmemory.repository.validation;

import java.util.Arrays;

/**
 * For each object in which the walk is, the positions of its elements' values: two for each element, that of the value
 * and that of the {@code _name} with its id and extensions; 0 where it is absent, negative where the array has nulls.
 */
final class ObjectFrames {

    private int[] positions = new int[256];
    private int top;
    private boolean nulls;
    private boolean extensions;

    void begin() {
        top = 0;
        nulls = false;
        extensions = false;
    }

    /** {@return the index of the first of so many positions, which are 0} */
    int push(int count) {
        int frame = top;
        if (frame + count > positions.length) {
            positions = Arrays.copyOf(positions, 2 * (frame + count));
        }
        Arrays.fill(positions, frame, frame + count, 0);
        top = frame + count;
        return frame;
    }

    void pop(int frame) {
        top = frame;
    }

    int get(int index) {
        return positions[index];
    }

    void set(int index, int position) {
        positions[index] = position;
    }

    /** {@return whether any array has had a null} */
    boolean haveNulls() {
        return nulls;
    }

    void markNull(int index) {
        nulls = true;
        positions[index] = -Math.abs(positions[index]);
    }

    /** {@return whether any primitive element has had a {@code _name}} */
    boolean haveExtensions() {
        return extensions;
    }

    void markExtension() {
        extensions = true;
    }

    /** {@return the array, which may be another one after the next push} */
    int[] positions() {
        return positions;
    }
}
