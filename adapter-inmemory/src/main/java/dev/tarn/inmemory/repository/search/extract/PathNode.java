package dev.tarn.inmemory.repository.search.extract;

import dev.tarn.domain.r4.SearchParameterType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A node of the tree of element names: which children an element has that matter, and which parameters it is a value of. */
final class PathNode {

    /** The data types of a choice element without {@code as}, by the type of the parameter. */
    private static final Map<SearchParameterType, List<String>> CHOICES = Map.of(
            SearchParameterType.TOKEN,
                    List.of("CodeableConcept", "Coding", "Code", "Identifier", "Boolean", "String", "Id", "Uri"),
            SearchParameterType.DATE, List.of("DateTime", "Date", "Instant", "Period", "Timing"),
            SearchParameterType.REFERENCE, List.of("Reference", "Canonical", "Uri"),
            SearchParameterType.QUANTITY, List.of("Quantity", "Money", "Range", "Age", "Duration", "SimpleQuantity"),
            SearchParameterType.NUMBER, List.of("Decimal", "Integer", "PositiveInt", "UnsignedInt", "Range"),
            SearchParameterType.STRING, List.of("String", "Markdown", "HumanName", "Address"),
            SearchParameterType.URI, List.of("Uri", "Url", "Canonical", "Oid", "Uuid"));

    /** The data types of {@code Patient.deceased[x]}, the only element that {@code exists() and ... != false} is said of. */
    private static final List<String> DECEASED = List.of("Boolean", "DateTime");

    /** The specializations of {@code uri}, which {@code as uri} takes too. */
    private static final List<String> SPECIAL_URIS = List.of("Canonical", "Url", "Oid", "Uuid");

    /** What an element is a value of. */
    record Target(
            int parameter,
            SearchParameterType type,
            @Nullable String targetType,
            boolean notFalse) {}

    /** What an element is a value of, for all parameters that read it alike: it is read once. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and the array is never modified.
    record Reading(SearchParameterType type, Target[] targets) {}

    /** A child, where the element fulfils the condition of {@code where}. */
    private record Child(ElementPath.Step step, PathNode node) {}

    private final List<Target> targets = new ArrayList<>();
    private final Map<String, List<Child>> children = new LinkedHashMap<>();
    private final List<Target> notFalse = new ArrayList<>();
    private Edge[] edges = {};
    private Reading[] readings = {};

    /**
     * The number of a member's name, and what it leads to.
     *
     * @param member the number of the member that must have a value, from {@code where}; {@link MemberNames#UNKNOWN} for none
     */
    record Edge(
            int name, PathNode node, int member, @Nullable String value) {}

    void add(ElementPath path, int parameter, SearchParameterType type) {
        PathNode node = this;
        for (int i = 0; i < path.steps().size(); i++) {
            boolean last = i == path.steps().size() - 1;
            List<String> choices = path.notFalse() ? DECEASED : CHOICES.getOrDefault(type, List.of());
            node = node.child(path.steps().get(i), last ? choices : List.of());
        }
        Target target = new Target(parameter, type, path.targetType(), path.notFalse());
        node.targets.add(target);
        if (path.notFalse()) {
            notFalse.add(target);
        }
    }

    private PathNode child(ElementPath.Step step, List<String> choices) {
        List<String> names = new ArrayList<>();
        if (step.type() == null) {
            names.add(step.name());
            choices.forEach(type -> names.add(step.name() + type));
        } else {
            String type = step.type();
            names.add(step.name() + Character.toUpperCase(type.charAt(0)) + type.substring(1));
            if (type.equals("uri")) {
                SPECIAL_URIS.forEach(special -> names.add(step.name() + special));
            }
        }
        List<PathNode> found = new ArrayList<>();
        for (String name : names) {
            for (Child child : children.getOrDefault(name, List.of())) {
                if (child.step().equals(step) && !found.contains(child.node())) {
                    found.add(child.node());
                }
            }
        }
        // Names of one step share a node; a step with more choices than the one before has a node of its own.
        PathNode node = found.size() == 1 && names.size() == count(found.get(0)) ? found.get(0) : new PathNode();
        for (String name : names) {
            List<Child> list = children.computeIfAbsent(name, key -> new ArrayList<>());
            PathNode same = node;
            if (list.stream().noneMatch(child -> child.node() == same)) {
                list.add(new Child(step, node));
            }
        }
        return node;
    }

    private int count(PathNode node) {
        int count = 0;
        for (List<Child> list : children.values()) {
            for (Child child : list) {
                count += child.node() == node ? 1 : 0;
            }
        }
        return count;
    }

    /** Prepares for reading; nothing may be added afterwards. */
    void freeze(MemberNames names) {
        List<Edge> all = new ArrayList<>();
        children.forEach((name, list) -> {
            for (Child child : list) {
                String member = child.step().member();
                all.add(new Edge(
                        names.number(name),
                        child.node(),
                        member == null ? MemberNames.UNKNOWN : names.number(member),
                        child.step().value()));
                child.node().freeze(names);
            }
        });
        edges = all.toArray(Edge[]::new);
        readings = targets.stream()
                .collect(Collectors.groupingBy(Target::type, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(ofType -> new Reading(ofType.getKey(), ofType.getValue().toArray(Target[]::new)))
                .toArray(Reading[]::new);
        index();
    }

    /** Adds the numbers of the members that are read of an element for which this node stands. */
    void addMembers(BitSet names) {
        for (Edge edge : edges) {
            names.set(edge.name());
        }
    }

    private int mask;
    private int[] first = new int[0];
    private int[] following = new int[0];

    private void index() {
        int size = Math.max(4, Integer.highestOneBit(edges.length * 2) * 2);
        mask = size - 1;
        first = new int[size];
        following = new int[edges.length];
        Arrays.fill(first, -1);
        for (int i = edges.length - 1; i >= 0; i--) {
            int slot = edges[i].name() & mask;
            following[i] = first[slot];
            first[slot] = i;
        }
    }

    /** {@return the number of the first edge that a member could take; less than 0 where there is none} */
    int firstEdge(int name) {
        return first[name & mask];
    }

    int nextEdge(int edge) {
        return following[edge];
    }

    Edge edge(int number) {
        return edges[number];
    }

    Reading[] readings() {
        return readings;
    }

    /** {@return the targets of {@code exists() and ... != false} in this tree} */
    List<Target> notFalse() {
        return notFalse;
    }

    /** {@return whether no parameter reads an element for which this node stands, or one below} */
    boolean isEmpty() {
        return isLeaf() && readings.length == 0;
    }

    boolean isLeaf() {
        return edges.length == 0;
    }
}
