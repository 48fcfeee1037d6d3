package dev.tarn.inmemory.repository.search.extract;

import dev.tarn.domain.r4.SearchParameter;
import dev.tarn.domain.r4.SearchParameterType;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * Extracts the values of the search parameters of one resource type, by their numbers in the list that it was made of.
 * {@code _lastUpdated} and {@code createdAt} are not in a resource's bytes and have no values here. Immutable, thread-safe.
 */
public final class ResourceExtractor {

    private final MemberNames names = new MemberNames();
    private final PathNode root = new PathNode();
    private final CompositeTrees composites = new CompositeTrees();
    private final LiteralReferences references;

    /**
     * Compiles the expressions of these parameters.
     *
     * @param localBase what the path of the data store's own URLs ends with
     */
    public ResourceExtractor(String resourceType, List<SearchParameter> parameters, String localBase) {
        this(resourceType, parameters, localBase, parameter -> true);
    }

    /**
     * Compiles the expressions of some of these parameters; the others have no values.
     *
     * @param localBase what the path of the data store's own URLs ends with
     * @param wanted which, by their numbers in the list
     */
    public ResourceExtractor(
            String resourceType, List<SearchParameter> parameters, String localBase, IntPredicate wanted) {
        this.references = new LiteralReferences(localBase);
        int text = -1;
        for (int i = 0; i < parameters.size(); i++) {
            if (!wanted.test(i)) {
                continue;
            }
            SearchParameter parameter = parameters.get(i);
            for (ElementPath path : ExpressionParser.parse(resourceType, parameter.expression())) {
                root.add(path, i, parameter.type());
            }
            if (parameter.type() == SearchParameterType.COMPOSITE) {
                composites.add(i, resourceType, parameter, names);
            }
            text = parameter.code().equals("_text") ? i : text;
        }
        if (text >= 0) {
            root.add(
                    new ElementPath(false, List.of(new ElementPath.Step("text", null, null, null)), null, false),
                    text,
                    SearchParameterType.SPECIAL);
        }
        root.freeze(names);
        names.freeze(membersOfResource());
    }

    private BitSet membersOfResource() {
        BitSet members = new BitSet();
        root.addMembers(members);
        composites.addMembersOfResource(members);
        members.set(MemberNames.CONTAINED);
        return members;
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
        if (!root.isEmpty()) {
            new Pass(new JsonTape(json, names), action).run();
        }
    }

    /** One pass over one resource. */
    private final class Pass implements Consumer<ElementValue> {

        private final JsonTape tape;
        private final Action action;
        private final ElementReader reader;
        private final ElementWalk walk;
        private int[] parameters = new int[4];
        private int count;
        private boolean isTrue;

        Pass(JsonTape tape, Action action) {
            this.tape = tape;
            this.action = action;
            this.reader = new ElementReader(tape, references, ContainedTypes.of(tape));
            this.walk = new ElementWalk(tape);
        }

        void run() {
            walk.find(root, tape.root());
            int found = walk.size();
            for (int i = 0; i < found; i++) {
                PathNode.Reading reading = walk.reading(i);
                if (reading.type() == SearchParameterType.COMPOSITE) {
                    composites(reading, walk.value(i));
                } else {
                    read(reading, walk.value(i));
                }
            }
            for (PathNode.Target target : root.notFalse()) {
                action.accept(target.parameter(), new ElementValue.Code(isTrue ? "true" : "false", null, true));
            }
        }

        private void read(PathNode.Reading reading, int value) {
            count = 0;
            for (PathNode.Target target : reading.targets()) {
                if (target.notFalse()) {
                    isTrue |= tape.at(value) != 'f';
                } else if (reader.isValueOf(target, value)) {
                    add(target.parameter());
                }
            }
            if (count == 0) {
                return;
            }
            if (reading.type() == SearchParameterType.SPECIAL) {
                Narrative.words(tape, value, word -> accept(new ElementValue.Text(word)));
            } else {
                reader.read(reading.type(), value, this);
            }
        }

        private void add(int parameter) {
            if (count == parameters.length) {
                parameters = Arrays.copyOf(parameters, count * 2);
            }
            parameters[count++] = parameter;
        }

        private void composites(PathNode.Reading reading, int value) {
            PathNode.Target[] targets = reading.targets();
            for (int i = 0; i < targets.length; i++) {
                int first = composites.first(targets[i].parameter());
                if (!isAmong(first, targets, i)) {
                    int from = i;
                    composites.read(first, value, walk, reader, found -> composite(first, targets, from, found));
                }
            }
        }

        /** {@return whether a composite of the same components is among the targets before one} */
        private boolean isAmong(int first, PathNode.Target[] targets, int end) {
            for (int i = 0; i < end; i++) {
                if (composites.first(targets[i].parameter()) == first) {
                    return true;
                }
            }
            return false;
        }

        /** Passes a value to all composites of the same components at once: its bytes are made once. */
        private void composite(int first, PathNode.Target[] targets, int from, ElementValue found) {
            for (int i = from; i < targets.length; i++) {
                if (composites.first(targets[i].parameter()) == first) {
                    action.accept(targets[i].parameter(), found);
                }
            }
        }

        @Override
        public void accept(ElementValue value) {
            for (int i = 0; i < count; i++) {
                action.accept(parameters[i], value);
            }
        }
    }
}
