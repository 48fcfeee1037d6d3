package dev.tarn.inmemory.repository.validation.profile;

import dev.tarn.inmemory.repository.validation.schema.CodeTable;
import dev.tarn.inmemory.repository.validation.schema.CompiledInvariant;
import dev.tarn.inmemory.repository.validation.schema.NameTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule, compiled for the walk over JSON. Immutable and thread-safe.
 *
 * @param path of the element, for messages: {@code Observation.category:us-core.coding}
 * @param types those that are permitted; empty for all
 * @param value null where any is permitted
 * @param valueJson the fixed value or pattern, for messages
 * @param fixed whether it must be the whole value
 * @param codes null where any code is permitted
 * @param members the members of each value, and the rules for them
 * @param slicing null where the values are not divided
 */
record CompiledRule(
        String path,
        int min,
        int max,
        List<PermittedType> types,
        @Nullable JsonPattern value,
        String valueJson,
        boolean fixed,
        @Nullable CodeTable codes,
        List<CompiledInvariant> invariants,
        List<CompiledRule> children,
        NameTable<Member> members,
        @Nullable CompiledSlicing slicing) {

    /**
     * A member of a JSON object.
     *
     * @param name without the underscore of the second member of a primitive
     * @param child the index of the rule for it
     * @param extension whether it is the {@code _name} of a primitive, with id and extensions
     * @param type of its value; {@code Resource} for a resource of any type, empty where it is not known
     */
    record Member(String name, int child, boolean extension, String type) {}

    /** A type, and the profiles to one of which its values must conform; none where all do. */
    record PermittedType(String code, List<ProfileReference> profiles) {}

    /** Slices, in the order in which they are tried. */
    record CompiledSlicing(boolean closed, List<CompiledSlice> slices) {}

    /** A slice: the rule for its values, and the conditions that tell them from the others. */
    record CompiledSlice(CompiledRule rule, List<SliceCondition> conditions) {}

    /** {@return the name of the element, without its parents} */
    String member() {
        String name = path.substring(path.lastIndexOf('.') + 1);
        int slice = name.indexOf(':');
        return slice < 0 ? name : name.substring(0, slice);
    }

    /** {@return whether anything is demanded of single values} */
    boolean hasValueRules() {
        return !types.isEmpty() || value != null || codes != null || !invariants.isEmpty() || !children.isEmpty();
    }
}
