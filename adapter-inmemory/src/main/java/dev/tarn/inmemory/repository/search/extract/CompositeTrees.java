package dev.tarn.inmemory.repository.search.extract;

import dev.tarn.domain.r4.SearchParameter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The components of composite parameters, and the combinations of their values in one element. Immutable once all are added. */
final class CompositeTrees {

    /** Of one composite of one element: a hostile resource must not multiply its codings without end. */
    private static final int MOST_COMBINATIONS = 1_000;

    /**
     * A component.
     *
     * @param ofElement the paths from the composite's element
     * @param ofResource those from the resource, {@code %resource}
     */
    private record Component(PathNode ofElement, PathNode ofResource) {}

    private final Map<Integer, Component[]> components = new HashMap<>();
    private final Map<List<String>, Integer> firsts = new HashMap<>();
    private final Map<Integer, Integer> sameAs = new HashMap<>();

    /** {@return the first composite of the same components: it has the same values in the same element} */
    int first(int number) {
        return sameAs.getOrDefault(number, number);
    }

    void add(int number, String resourceType, SearchParameter composite, MemberNames names) {
        List<String> definitions = composite.components().stream()
                .map(definition -> definition.type() + " " + definition.expression())
                .toList();
        Integer first = firsts.putIfAbsent(definitions, number);
        if (first != null) {
            sameAs.put(number, first);
            return;
        }
        List<Component> added = new ArrayList<>();
        for (SearchParameter.Component definition : composite.components()) {
            Component component = new Component(new PathNode(), new PathNode());
            for (ElementPath path : ExpressionParser.parse(resourceType, definition.expression())) {
                (path.fromResource() ? component.ofResource() : component.ofElement()).add(path, 0, definition.type());
            }
            component.ofElement().freeze(names);
            component.ofResource().freeze(names);
            added.add(component);
        }
        components.put(number, added.toArray(Component[]::new));
    }

    /**
     * Adds the numbers of the members of the resource itself that components read: the resource can be the element of a
     * composite, as in {@code Observation.code-value-quantity}.
     */
    void addMembersOfResource(BitSet names) {
        for (Component[] ofComposite : components.values()) {
            for (Component component : ofComposite) {
                component.ofElement().addMembers(names);
                component.ofResource().addMembers(names);
            }
        }
    }

    /**
     * Passes the values of a composite in one element. The last component is read first: it is the value of {@code
     * code-value-...}, which most elements do not have, while they have a code.
     */
    void read(int number, int element, ElementWalk walk, ElementReader reader, Consumer<ElementValue> action) {
        Component[] all = components.getOrDefault(number, new Component[0]);
        List<List<ElementValue>> values = new ArrayList<>(all.length);
        for (int i = all.length - 1; i >= 0; i--) {
            List<ElementValue> found = values(all[i], element, walk, reader);
            if (found.isEmpty()) {
                return;
            }
            values.add(0, found);
        }
        List<List<ElementValue>> combinations = List.of(List.of());
        for (List<ElementValue> next : values) {
            combinations = times(combinations, next);
        }
        for (List<ElementValue> combination : combinations) {
            action.accept(new ElementValue.Composite(combination));
        }
    }

    private static List<ElementValue> values(Component component, int element, ElementWalk walk, ElementReader reader) {
        List<ElementValue> values = new ArrayList<>(2);
        Consumer<ElementValue> add = found -> {
            if (found.kind() != ElementValue.Kind.PRESENT && found.kind() != ElementValue.Kind.CODE_TEXT) {
                values.add(found);
            }
        };
        int from = walk.size();
        walk.find(component.ofElement(), element);
        walk.find(component.ofResource(), 0);
        for (int i = from; i < walk.size(); i++) {
            PathNode.Reading reading = walk.reading(i);
            if (reader.isValueOf(reading.targets()[0], walk.value(i))) {
                reader.read(reading.type(), walk.value(i), add);
            }
        }
        walk.forgetFrom(from);
        return values;
    }

    private static List<List<ElementValue>> times(List<List<ElementValue>> combinations, List<ElementValue> values) {
        List<List<ElementValue>> product = new ArrayList<>();
        for (List<ElementValue> combination : combinations) {
            for (ElementValue value : values) {
                if (product.size() < MOST_COMBINATIONS) {
                    List<ElementValue> longer = new ArrayList<>(combination.size() + 1);
                    longer.addAll(combination);
                    longer.add(value);
                    product.add(longer);
                }
            }
        }
        return product;
    }
}
