package dev.tarn.domain.rule;

import dev.tarn.domain.failure.Constraint;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Violation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The wire names of the values of an enum. */
public final class WireEnum<E extends Enum<E>> {

    private final String shape;
    private final Map<String, E> byWord = new LinkedHashMap<>();

    private WireEnum(String shape, Class<E> type, Function<E, String> word) {
        this.shape = shape;
        Arrays.stream(type.getEnumConstants()).forEach(value -> byWord.put(word.apply(value), value));
    }

    /** The words of an enum whose constants are spelt as the wire spells them. */
    public static <E extends Enum<E>> WireEnum<E> of(String shape, Class<E> type) {
        return new WireEnum<>(shape, type, Enum::name);
    }

    /** The words of an enum that the wire spells in another way. */
    public static <E extends Enum<E>> WireEnum<E> of(String shape, Class<E> type, Function<E, String> word) {
        return new WireEnum<>(shape, type, word);
    }

    /** {@return the value that this word names; empty for a word that is not known} */
    public Optional<E> find(String word) {
        return Optional.ofNullable(byWord.get(word));
    }

    /**
     * {@return the value that this word names}
     *
     * @throws Invalid that names the word and those that would be right
     */
    public E parse(String word) {
        return find(word)
                .orElseThrow(() -> new Invalid(
                        List.of(violation(Character.toLowerCase(shape.charAt(0)) + shape.substring(1), word))));
    }

    /** {@return that {@code word} is none of these} */
    public Violation violation(String path, String word) {
        return Violation.of(path, word, new Constraint.OneOf(List.copyOf(byWord.keySet())));
    }
}
