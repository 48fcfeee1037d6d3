package dev.tarn.domain.r4;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A resource type, a data type, or the type of an element that has elements. Immutable and thread-safe. */
public final class TypeDefinition {

    /** What kind of type it is. */
    public enum Kind {
        RESOURCE,
        COMPLEX,
        PRIMITIVE,
        /** The type of an element with elements of its own; its name is the path. */
        NESTED
    }

    private final String name;
    private final Kind kind;
    private final List<ElementDefinition> elements;
    private final Map<String, Member> members;

    TypeDefinition(String name, Kind kind, List<ElementDefinition> elements) {
        this.name = name;
        this.kind = kind;
        this.elements = List.copyOf(elements);
        Map<String, Member> found = new HashMap<>();
        for (ElementDefinition element : elements) {
            for (ElementType type : element.types()) {
                found.put(element.member(type), new Member(element, type));
            }
        }
        this.members = Map.copyOf(found);
    }

    /** A member of a JSON object: the element that it is, and its type. */
    public record Member(ElementDefinition element, ElementType type) {}

    /** {@return {@code Observation}, {@code Quantity}, {@code string}, {@code Observation.component}} */
    public String name() {
        return name;
    }

    /** {@return what kind of type it is} */
    public Kind kind() {
        return kind;
    }

    /** {@return the elements, the inherited ones first} */
    public List<ElementDefinition> elements() {
        return elements;
    }

    /** {@return the element of this name, as {@code value[x]}; empty where the type has none} */
    public Optional<ElementDefinition> element(String elementName) {
        return elements.stream()
                .filter(element -> element.name().equals(elementName))
                .findFirst();
    }

    /** {@return the members of a JSON object of this type, by their names: one for each type of a choice} */
    public Map<String, Member> members() {
        return members;
    }

    /**
     * {@return the element of a member of a JSON object, {@code valueQuantity} for a {@code value[x]}; empty where the
     * type has none}
     */
    public Optional<Member> member(String jsonName) {
        return Optional.ofNullable(members.get(jsonName));
    }
}
