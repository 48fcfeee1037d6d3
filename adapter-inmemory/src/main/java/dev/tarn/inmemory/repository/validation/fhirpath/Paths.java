package dev.tarn.inmemory.repository.validation.fhirpath;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Expressions that select: constants, variables, children, and one expression after another. */
final class Paths {

    private Paths() {}

    /** Pushes the same item, whatever the input. */
    static Expression constant(Consumer<Evaluation> push) {
        return new Expression() {
            @Override
            void push(Evaluation evaluation, int from, int to) {
                push.accept(evaluation);
            }
        };
    }

    /** {@code $this}. */
    static Expression input() {
        return new Expression() {
            @Override
            void push(Evaluation evaluation, int from, int to) {
                evaluation.copy(from, to);
            }
        };
    }

    /** The values of an element of the focus, whose position the walk has noted. */
    static final class FocusChild extends Expression {

        private final int slot;

        FocusChild(int element) {
            this.slot = 2 * element;
        }

        /** {@return whether the element has a value, or an id or extensions in place of one} */
        boolean exists(Evaluation evaluation) {
            return (evaluation.slot(slot) | evaluation.slot(slot + 1)) != 0;
        }

        @Override
        void push(Evaluation evaluation, int from, int to) {
            int value = evaluation.slot(slot);
            int position = value == 0 ? evaluation.slot(slot + 1) : value;
            if (position != 0) {
                JsonNodes.pushValues(evaluation, position);
            }
        }
    }

    /** The children of a name, {@code valueQuantity} for {@code value} where it is a choice. */
    static Expression child(String name, boolean choice) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        byte[] extension = ("_" + name).getBytes(StandardCharsets.UTF_8);
        return new Expression() {
            @Override
            void push(Evaluation evaluation, int from, int to) {
                for (int i = from; i < to; i++) {
                    if (evaluation.isNode(i)) {
                        int mark = evaluation.size();
                        JsonNodes.pushChildren(evaluation, evaluation.position(i), utf8, choice);
                        if (evaluation.size() == mark) {
                            JsonNodes.pushChildren(evaluation, evaluation.position(i), extension, choice);
                        }
                    }
                }
            }
        };
    }

    /** The second expression on the result of the first. */
    static Expression chain(Expression first, Expression second) {
        return new Expression() {
            @Override
            void push(Evaluation evaluation, int from, int to) {
                int mark = evaluation.size();
                first.push(evaluation, from, to);
                int middle = evaluation.size();
                second.push(evaluation, mark, middle);
                evaluation.moveDown(mark, middle);
            }

            @Override
            int truth(Evaluation evaluation, int from, int to) {
                int mark = evaluation.size();
                first.push(evaluation, from, to);
                int truth = second.truth(evaluation, mark, evaluation.size());
                evaluation.drop(mark);
                return truth;
            }
        };
    }
}
