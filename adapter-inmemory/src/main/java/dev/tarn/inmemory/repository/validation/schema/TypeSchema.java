package dev.tarn.inmemory.repository.validation.schema;

import dev.tarn.domain.r4.ElementDefinition;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A type, compiled for the walk over JSON. Thread-safe; immutable, but for what it expects. */
public final class TypeSchema {

    private final String name;
    private final byte[] utf8;
    private final boolean resource;
    private final DataType dataType;
    private final NameTable<MemberSchema> members;
    private final List<ElementDefinition> elements;
    private final int[] required;
    private final Set<Integer> coded;
    private final List<CompiledInvariant> invariants;

    /**
     * What followed a member the last time, by its slot; at the end what came first. Threads see each other's writes late or
     * never: a member that does not follow costs a comparison.
     */
    private final @Nullable MemberSchema[] expected;

    TypeSchema(
            String name,
            boolean resource,
            NameTable<MemberSchema> members,
            List<ElementDefinition> elements,
            Set<Integer> coded,
            List<CompiledInvariant> invariants) {
        this.name = name;
        this.utf8 = name.getBytes(StandardCharsets.UTF_8);
        this.resource = resource;
        this.dataType = DataType.of(name);
        this.members = members;
        this.elements = List.copyOf(elements);
        this.required = IntStream.range(0, elements.size())
                .filter(i -> elements.get(i).min() > 0)
                .toArray();
        this.coded = Set.copyOf(coded);
        this.invariants = List.copyOf(invariants);
        this.expected = new MemberSchema[2 * elements.size() + 1];
    }

    /** {@return {@code Observation}, {@code Quantity}, {@code Observation.component}} */
    public String name() {
        return name;
    }

    /** {@return whether the name lies in this range} */
    public boolean isNamed(byte[] bytes, int from, int to) {
        return Arrays.equals(bytes, from, to, utf8, 0, utf8.length);
    }

    /** {@return which of the data types with rules of their own this is} */
    public DataType dataType() {
        return dataType;
    }

    /** {@return whether the name of this type is one of those to which a reference may point} */
    public boolean isOneOf(TargetTypes targets) {
        return targets.has(utf8, 0, utf8.length);
    }

    /** {@return whether objects of this type have a {@code resourceType}} */
    public boolean isResource() {
        return resource;
    }

    /** {@return the member of the name in this range; null where the type has none} */
    public @Nullable MemberSchema member(byte[] bytes, int from, int to) {
        return members.find(bytes, from, to);
    }

    /** {@return twice as many as elements: the slots of the members, and what stands for one before the first} */
    public int slots() {
        return expected.length - 1;
    }

    /** {@return the member that followed one the last time, which its writer is likely to repeat; null the first time} */
    public @Nullable MemberSchema expectedAfter(int slot) {
        return expected[slot];
    }

    /** Expects a member after one. */
    public void expect(int slot, MemberSchema member) {
        expected[slot] = member;
    }

    /** {@return the elements, in the order of their indexes} */
    public List<ElementDefinition> elements() {
        return elements;
    }

    /** {@return the indexes of elements that must be there; not to be changed} */
    public int[] required() {
        return required;
    }

    /** {@return whether the element of this index is a code with a required binding} */
    public boolean isCoded(int element) {
        return coded.contains(element);
    }

    /** {@return the rules over an object of this type} */
    public List<CompiledInvariant> invariants() {
        return invariants;
    }
}
