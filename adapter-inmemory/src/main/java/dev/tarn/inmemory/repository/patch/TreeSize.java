package dev.tarn.inmemory.repository.patch;

import dev.tarn.domain.failure.Unprocessable;
import java.util.function.LongConsumer;

/**
 * How large a JSON text is as a tree, estimated before it is parsed: a tree of tiny values has 40 times the bytes of its
 * text, and takes time by the number of its values.
 *
 * @param length bytes of the text
 * @param values objects, arrays, strings, numbers and literals; never fewer than the tree has
 */
public record TreeSize(int length, int values) {

    /** How many values a resource or a patch may have to be parsed as a tree ({@code domain/docs/decisions.md} T25). */
    public static final int MOST_VALUES = 200_000;

    /** Bytes of heap for a node, its text, and its entry in an array or object; measured. */
    private static final int VALUE_BYTES = 96;

    /** Bytes of heap for a byte of the text: the source and the value of a string, and the result while it is written. */
    private static final int TEXT_BYTES = 4;

    /** Work of a value: to parse, write and check it takes as long as so many characters of a string. */
    private static final int VALUE_WORK = 64;

    /** {@return the size of a text; of one that is no JSON, some size} */
    static TreeSize of(byte[] json) {
        int values = 1;
        boolean quoted = false;
        for (int i = 0; i < json.length; i++) {
            switch (json[i]) {
                case '"' -> quoted = !quoted;
                case '\\' -> i += quoted ? 1 : 0;
                case ',', '[', '{' -> values += quoted ? 0 : 1;
                default -> {}
            }
        }
        return new TreeSize(json.length, values);
    }

    /** {@return bytes of heap that the tree takes, with the text that it is written to} */
    public long heap() {
        return (long) VALUE_BYTES * values + (long) TEXT_BYTES * length;
    }

    /**
     * {@return the size of a patch that may be parsed}
     *
     * @param charge takes the work of parsing, in bytes of documents; it refuses by an exception
     * @throws Unprocessable for more than {@link #MOST_VALUES} values
     */
    public static TreeSize ofPatch(byte[] json, LongConsumer charge) {
        return admitted(json, charge, "This patch", "; send it in several patches, or replace the resource with PUT");
    }

    /**
     * {@return the size of a resource that may be parsed to be patched}
     *
     * @param charge takes the work of parsing, writing and checking, in bytes of documents; it refuses by an exception
     * @throws Unprocessable for more than {@link #MOST_VALUES} values
     */
    public static TreeSize ofResource(byte[] json, LongConsumer charge) {
        return admitted(json, charge, "This resource", " to be patched; it can be read, replaced or deleted");
    }

    /** The count, too, is charged before it is made: a batch of 500 patches would count 2 GB. */
    private static TreeSize admitted(byte[] json, LongConsumer charge, String what, String remedy) {
        charge.accept(json.length);
        TreeSize size = of(json);
        if (size.values() > MOST_VALUES) {
            throw new Unprocessable(
                    what + " has " + size.values() + " JSON values, and may have " + MOST_VALUES + remedy);
        }
        charge.accept((long) VALUE_WORK * size.values());
        return size;
    }
}
