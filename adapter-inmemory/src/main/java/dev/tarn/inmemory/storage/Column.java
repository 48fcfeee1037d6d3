package dev.tarn.inmemory.storage;

import java.util.Optional;

/**
 * The type of the keys or values of a table: built into the storage, or with a codec.
 *
 * @param codec empty for the built-in types
 */
public record Column<T>(String name, Optional<Codec<T>> codec) {

    /** Numbers of eight bytes each. */
    public static final Column<Long> NUMBER = new Column<>("number", Optional.empty());

    /** Text. */
    public static final Column<String> TEXT = new Column<>("text", Optional.empty());

    /** Bytes; the arrays must not change. Not for keys. */
    public static final Column<byte[]> BYTES = new Column<>("bytes", Optional.empty());

    /** {@return a type with this codec} */
    public static <T> Column<T> of(String name, Codec<T> codec) {
        return new Column<>(name, Optional.of(codec));
    }
}
