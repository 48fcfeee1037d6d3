package dev.tarn.inmemory.repository.validation.profile.packages;

import dev.tarn.domain.r4.ElementDefinition;
import dev.tarn.domain.r4.ElementType;
import dev.tarn.domain.r4.R4;
import dev.tarn.domain.r4.TypeDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What base R4 demands of an element: a profile's rule has only what differs from it.
 *
 * @param parent the type that has the element; null where it is not known
 * @param element null where it is not known
 */
record R4Element(@Nullable TypeDefinition parent, @Nullable ElementDefinition element) {

    /** Invariants that the base validator has code for, or that are warnings in R4. */
    private static final Set<String> UNIVERSAL =
            Set.of("ele-1", "ext-1", "dom-2", "dom-3", "dom-4", "dom-5", "dom-6", "ref-1", "txt-1", "txt-2");

    static R4Element of(@Nullable TypeDefinition parent, String name) {
        return new R4Element(
                parent, parent == null ? null : parent.element(name).orElse(null));
    }

    int min() {
        return element == null ? 0 : element.min();
    }

    int max() {
        return element == null ? ElementDefinition.UNBOUNDED : element.max();
    }

    List<String> types() {
        return element == null
                ? List.of()
                : element.types().stream().map(ElementType::name).toList();
    }

    /** {@return whether the profile can narrow the types: of a choice, or of a resource in a resource} */
    boolean isOpen() {
        return types().size() > 1 || types().equals(List.of("Resource"));
    }

    /** {@return whether base R4 has this required binding} */
    boolean isBoundTo(String valueSet) {
        String name = parent == null || element == null
                ? null
                : R4.constraints().bindings(parent.name()).get(element.name());
        return name != null && valueSet.equals(ValueSetCodes.R4_VALUE_SET + name);
    }

    /** {@return the keys of the invariants that base R4 has for values of these types, and for their parent} */
    Set<String> invariants(List<String> types) {
        Set<String> keys = new HashSet<>(UNIVERSAL);
        types.forEach(type -> addKeys(keys, type));
        if (parent != null) {
            addKeys(keys, parent.name());
        }
        return keys;
    }

    private static void addKeys(Set<String> keys, String type) {
        R4.constraints().invariants(type).forEach(invariant -> keys.add(invariant.key()));
    }
}
