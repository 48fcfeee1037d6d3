package dev.tarn.inmemory.repository.validation.schema;

import dev.tarn.domain.r4.ElementType;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The types of resources to which the references of an element may point. Immutable and thread-safe. */
public final class TargetTypes {

    private final NameTable<Boolean> names;
    private final String description;

    private TargetTypes(Set<String> names) {
        this.names = new NameTable<>(names.stream().collect(Collectors.toMap(name -> name, name -> true)));
        this.description = String.join(", ", new TreeSet<>(names));
    }

    /** {@return those of a Reference; null for other types, and where a reference may point to any resource} */
    static @Nullable TargetTypes of(ElementType type) {
        boolean any = type.targets().isEmpty() || type.targets().contains(Schemas.ANY_RESOURCE);
        return any || !type.name().equals("Reference") ? null : new TargetTypes(type.targets());
    }

    /** {@return whether the name in this range is one of them} */
    public boolean has(byte[] bytes, int from, int to) {
        return names.find(bytes, from, to) != null;
    }

    /** {@return their names, for a message} */
    public String describe() {
        return description;
    }
}
