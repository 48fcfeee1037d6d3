package dev.tarn.domain.r4;

import dev.tarn.domain.r4.TypeDefinition.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The types of R4 and their elements, as {@code elements.tsv} has them ({@link R4#types()}). A type is made when it is
 * first asked for. Thread-safe.
 */
public final class TypeDefinitions {

    /** The resource types that other types inherit from. */
    private static final Set<String> ABSTRACT = Set.of("Resource", "DomainResource");

    private final Map<String, TypeDefinition> made = new ConcurrentHashMap<>();
    private final ModelFile file;

    TypeDefinitions(ModelFile file) {
        this.file = file;
    }

    /**
     * {@return the type of this name; empty where R4 has none}
     *
     * @param name of a resource type, of a data type, or the path of an element that has elements
     */
    public Optional<TypeDefinition> find(String name) {
        TypeDefinition type = made.get(name);
        if (type != null || !file.has(name)) {
            return Optional.ofNullable(type);
        }
        // Not computeIfAbsent, since a type makes those from which it inherits.
        TypeDefinition read = read(name);
        TypeDefinition other = made.putIfAbsent(name, read);
        return Optional.of(other == null ? read : other);
    }

    /** {@return the resource type of this name, which resources can be of; empty where R4 has none} */
    public Optional<TypeDefinition> findResource(String name) {
        return find(name).filter(type -> type.kind() == Kind.RESOURCE && !ABSTRACT.contains(name));
    }

    private TypeDefinition read(String name) {
        List<ElementDefinition> elements = new ArrayList<>();
        Kind kind = Kind.COMPLEX;
        for (String[] fields : file.lines(name)) {
            if (fields[0].equals("^")) {
                kind = Kind.valueOf(fields[1].toUpperCase(Locale.ROOT));
                if (fields.length > 2) {
                    find(fields[2]).ifPresent(base -> elements.addAll(base.elements()));
                }
            } else {
                add(elements, ElementDefinition.of(fields));
            }
        }
        return new TypeDefinition(name, kind, elements);
    }

    /** Adds an element; one that was inherited is replaced. */
    private static void add(List<ElementDefinition> elements, ElementDefinition element) {
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i).name().equals(element.name())) {
                elements.set(i, element);
                return;
            }
        }
        elements.add(element);
    }
}
