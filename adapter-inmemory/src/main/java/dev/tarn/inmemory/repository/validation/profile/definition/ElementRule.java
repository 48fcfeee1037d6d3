package dev.tarn.inmemory.repository.validation.profile.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a profile demands of an element, or of the values in one slice of it, where base R4 does not demand it already.
 *
 * @param name of the element, without its parents: {@code identifier}, {@code value[x]}
 * @param slice the slice's name; empty for the element itself
 * @param min how many values there must be; 0 where base R4 demands as many
 * @param max how many values there may be; {@link dev.tarn.domain.r4.ElementDefinition#UNBOUNDED} where base R4 permits no
 *     more
 * @param types those that are permitted; empty for all that base R4 permits
 * @param value the value, or a pattern of it; null where any is permitted
 * @param valueSet the URL of the value set of which a code is required; empty for none
 * @param children rules over the elements of each value
 * @param slicing how the values are divided; null where they are not
 */
public record ElementRule(
        String name,
        String slice,
        int min,
        int max,
        List<TypeRule> types,
        @Nullable FixedValue value,
        String valueSet,
        List<ProfileInvariant> invariants,
        List<ElementRule> children,
        @Nullable Slicing slicing) {

    public ElementRule {
        types = List.copyOf(types);
        invariants = List.copyOf(invariants);
        children = List.copyOf(children);
    }

    /** {@return the rule with this slicing} */
    public ElementRule with(@Nullable Slicing other) {
        return new ElementRule(name, slice, min, max, types, value, valueSet, invariants, children, other);
    }

    /** {@return the rule of a slice without what the rule of the whole element demands of each value anyway} */
    public ElementRule without(ElementRule whole) {
        return new ElementRule(
                name,
                slice,
                min,
                max,
                types,
                value,
                valueSet.equals(whole.valueSet) ? "" : valueSet,
                invariants.stream().filter(i -> !whole.invariants.contains(i)).toList(),
                children.stream().filter(c -> !whole.children.contains(c)).toList(),
                slicing);
    }
}
