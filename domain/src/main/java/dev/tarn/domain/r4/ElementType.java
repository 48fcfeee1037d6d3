package dev.tarn.domain.r4;

import java.util.Set;

/**
 * A type that an element may have.
 *
 * @param name {@code Reference}, {@code CodeableConcept}, {@code string}; the path, as {@code Observation.component}, where
 *     the element has elements of its own or refers to such a one
 * @param targets the types that a Reference or a canonical may point to; {@code Resource} for any. Empty for other types
 */
public record ElementType(String name, Set<String> targets) {

    public ElementType {
        targets = Set.copyOf(targets);
    }

    static ElementType of(String text) {
        int open = text.indexOf('(');
        return open < 0
                ? new ElementType(text, Set.of())
                : new ElementType(
                        text.substring(0, open),
                        Set.of(text.substring(open + 1, text.length() - 1).split(" ")));
    }
}
