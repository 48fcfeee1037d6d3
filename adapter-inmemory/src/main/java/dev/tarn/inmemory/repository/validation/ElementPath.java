package dev.tarn.inmemory.repository.validation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where a walk is: the names of members from the resource down, with the indexes of array elements. */
final class ElementPath {

    private static final int STRIDE = 3;

    private int[] steps = new int[STRIDE * 32];
    private int depth;

    void begin() {
        depth = 0;
    }

    void push(int name, int nameEnd) {
        if (STRIDE * depth == steps.length) {
            steps = Arrays.copyOf(steps, 2 * steps.length);
        }
        steps[STRIDE * depth] = name;
        steps[STRIDE * depth + 1] = nameEnd;
        steps[STRIDE * depth + 2] = -1;
        depth++;
    }

    /** Sets the index of the array element in which the walk is; -1 for none. */
    void index(int index) {
        steps[STRIDE * (depth - 1) + 2] = index;
    }

    void pop() {
        depth--;
    }

    int depth() {
        return depth;
    }

    /** {@return the path, as {@code Observation.component[0].code}} */
    String describe(byte[] json, String type) {
        StringBuilder path = new StringBuilder(type);
        for (int i = 0; i < depth; i++) {
            int name = steps[STRIDE * i];
            path.append('.').append(new String(json, name, steps[STRIDE * i + 1] - name, StandardCharsets.UTF_8));
            if (steps[STRIDE * i + 2] >= 0) {
                path.append('[').append(steps[STRIDE * i + 2]).append(']');
            }
        }
        return path.toString();
    }
}
