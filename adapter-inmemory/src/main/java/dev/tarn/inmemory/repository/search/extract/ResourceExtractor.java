package dev.tarn.inmemory.repository.search.extract;

import dev.tarn.domain.r4.SearchParameter;
import dev.tarn.domain.r4.SearchParameterType;
import dev.tarn.inmemory.ndjson.JsonBytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Extracts the values of the search parameters of one resource type, by their numbers in the list that it was made of.
 * {@code _lastUpdated} and {@code createdAt} are not in a resource's bytes and have no values here. Immutable, thread-safe.
 */
public final class ResourceExtractor {

    /** Of one composite of one element: a hostile resource must not multiply its codings without end. */
    private static final int MOST_COMBINATIONS = 1_000;

    private final PathNode root = new PathNode();
    private final Map<Integer, List<PathNode[]>> components = new HashMap<>();
    private final LiteralReferences references;
    private final int narrative;

    /**
     * Compiles the expressions of these parameters.
     *
     * @param localBase what the path of the data store's own URLs ends with
     */
    public ResourceExtractor(String resourceType, List<SearchParameter> parameters, String localBase) {
        this.references = new LiteralReferences(localBase);
        int text = -1;
        for (int i = 0; i < parameters.size(); i++) {
            SearchParameter parameter = parameters.get(i);
            for (ElementPath path : ExpressionParser.parse(resourceType, parameter.expression())) {
                root.add(path, i, parameter.type());
            }
            if (parameter.type() == SearchParameterType.COMPOSITE) {
                components.put(i, components(resourceType, parameter));
            }
            text = parameter.code().equals("_text") ? i : text;
        }
        narrative = text;
        if (text >= 0) {
            root.add(
                    new ElementPath(false, List.of(new ElementPath.Step("text", null, null, null)), null, false),
                    text,
                    SearchParameterType.SPECIAL);
        }
        root.freeze();
    }

    /** For each component the tree below the composite's element, and the one below the resource. */
    private static List<PathNode[]> components(String resourceType, SearchParameter composite) {
        List<PathNode[]> trees = new ArrayList<>();
        for (SearchParameter.Component component : composite.components()) {
            PathNode[] tree = {new PathNode(), new PathNode()};
            for (ElementPath path : ExpressionParser.parse(resourceType, component.expression())) {
                tree[path.fromResource() ? 1 : 0].add(path, 0, component.type());
            }
            tree[0].freeze();
            tree[1].freeze();
            trees.add(tree);
        }
        return trees;
    }

    /** Takes a value. */
    @FunctionalInterface
    public interface Action {

        /**
         * Takes a value.
         *
         * @param parameter the number of the parameter
         */
        void accept(int parameter, ElementValue value);
    }

    /** Passes all values of a resource. A value may come more than once. */
    public void extract(byte[] json, Action action) {
        new Pass(new JsonBytes(json), action).run();
    }

    /** One pass over one resource. */
    private final class Pass {

        private final JsonBytes json;
        private final Action action;
        private final ElementReader reader;
        private final Map<String, String> contained = new HashMap<>(0);
        private final int start;
        private boolean isTrue;

        Pass(JsonBytes json, Action action) {
            this.json = json;
            this.action = action;
            this.reader = new ElementReader(json, references, contained);
            this.start = json.space(0);
        }

        void run() {
            json.cache(start);
            json.members(start, (name, nameEnd, value) -> {
                if (nameEnd - name == 9 && json.text(name, nameEnd).equals("contained")) {
                    json.elements(value, this::contained);
                }
            });
            element(root, start, null);
            for (PathNode.Target target : root.notFalse()) {
                action.accept(target.parameter(), new ElementValue.Code(isTrue ? "true" : "false", null, true));
            }
        }

        private void contained(int resource) {
            if (!json.isObject(resource)) {
                return;
            }
            String[] typeAndId = new String[2];
            json.members(resource, (name, nameEnd, value) -> {
                String text = json.text(name, nameEnd);
                if (json.isString(value) && text.equals("resourceType")) {
                    typeAndId[0] = json.string(value);
                } else if (json.isString(value) && text.equals("id")) {
                    typeAndId[1] = json.string(value);
                }
            });
            if (typeAndId[0] != null && typeAndId[1] != null) {
                contained.put(typeAndId[1], typeAndId[0]);
            }
        }

        private void element(PathNode node, int value, @Nullable Consumer<ElementValue> component) {
            for (PathNode.Target target : node.targets()) {
                if (component != null) {
                    reader.read(target, value, component);
                } else {
                    target(target, value);
                }
            }
            if (!node.isLeaf() && json.isObject(value)) {
                json.members(value, (name, nameEnd, member) -> member(node, name, nameEnd, member, component));
            }
        }

        private void target(PathNode.Target target, int value) {
            int parameter = target.parameter();
            if (target.notFalse()) {
                isTrue |= json.at(value) != 'f';
            } else if (target.type() == SearchParameterType.COMPOSITE) {
                composite(parameter, value);
            } else if (parameter == narrative) {
                Narrative.words(json, value, word -> action.accept(parameter, new ElementValue.Text(word)));
            } else {
                reader.read(target, value, found -> action.accept(parameter, found));
            }
        }

        private void member(
                PathNode node, int name, int nameEnd, int value, @Nullable Consumer<ElementValue> component) {
            if (json.hasEscape(name, nameEnd)) {
                for (int i = 0; i < node.edges(); i++) {
                    follow(node.edge(i), name, nameEnd, value, component);
                }
                return;
            }
            for (int i = node.firstEdge(json, name, nameEnd); i >= 0; i = node.nextEdge(i)) {
                follow(node.edge(i), name, nameEnd, value, component);
            }
        }

        private void follow(
                PathNode.Edge edge, int name, int nameEnd, int value, @Nullable Consumer<ElementValue> component) {
            if (json.isName(name, nameEnd, edge.name())) {
                json.elements(value, element -> {
                    if (fulfils(edge, element)) {
                        element(edge.node(), element, component);
                    }
                });
            }
        }

        private boolean fulfils(PathNode.Edge edge, int element) {
            byte[] wanted = edge.member();
            if (wanted == null) {
                return true;
            }
            boolean[] found = {false};
            if (json.isObject(element)) {
                json.members(
                        element,
                        (name, nameEnd, value) -> found[0] |= json.isName(name, nameEnd, wanted)
                                && json.isString(value)
                                && json.string(value).equals(edge.value()));
            }
            return found[0];
        }

        private void composite(int parameter, int value) {
            List<List<ElementValue>> combinations = List.of(List.of());
            for (PathNode[] tree : components.getOrDefault(parameter, List.of())) {
                List<ElementValue> values = new ArrayList<>();
                Consumer<ElementValue> add = found -> {
                    if (found.kind() != ElementValue.Kind.PRESENT && found.kind() != ElementValue.Kind.CODE_TEXT) {
                        values.add(found);
                    }
                };
                element(tree[0], value, add);
                element(tree[1], start, add);
                combinations = times(combinations, values);
            }
            for (List<ElementValue> combination : combinations) {
                action.accept(parameter, new ElementValue.Composite(combination));
            }
        }
    }

    private static List<List<ElementValue>> times(List<List<ElementValue>> combinations, List<ElementValue> values) {
        List<List<ElementValue>> product = new ArrayList<>();
        for (List<ElementValue> combination : combinations) {
            for (ElementValue value : values) {
                if (product.size() < MOST_COMBINATIONS) {
                    List<ElementValue> longer = new ArrayList<>(combination);
                    longer.add(value);
                    product.add(longer);
                }
            }
        }
        return product;
    }
}
