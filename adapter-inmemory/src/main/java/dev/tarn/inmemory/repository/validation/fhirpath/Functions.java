package dev.tarn.inmemory.repository.validation.fhirpath;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The functions of FHIRPath that R4's invariants call: each an expression over its input collection. */
final class Functions {

    private Functions() {}

    /** Decides about the input collection. */
    @FunctionalInterface
    interface Test {
        int of(Evaluation evaluation, int from, int to);
    }

    /** Makes a text of a text. */
    @FunctionalInterface
    interface TextTest {
        boolean test(String input, String argument);
    }

    static Expression test(Test test) {
        return new Operators.Condition() {
            @Override
            int truth(Evaluation evaluation, int from, int to) {
                return test.of(evaluation, from, to);
            }
        };
    }

    /** {@code exists()}, and its opposite {@code empty()}, where the input is an element of the focus. */
    static Expression exists(Paths.FocusChild child, boolean expected) {
        return test((evaluation, from, to) -> truth(child.exists(evaluation) == expected));
    }

    static int truth(boolean value) {
        return value ? Expression.TRUE : Expression.FALSE;
    }

    /**
     * A test of one text with another: {@code startsWith}, {@code contains}. False where there is no text, as HAPI has it:
     * bdl-8 would refuse each entry without a fullUrl otherwise.
     */
    static Expression text(Expression argument, TextTest text) {
        return test((evaluation, from, to) -> {
            int mark = evaluation.size();
            argument.push(evaluation, from, to);
            int truth = from == to || evaluation.size() == mark
                    ? Expression.FALSE
                    : truth(text.test(evaluation.text(from), evaluation.text(mark)));
            evaluation.drop(mark);
            return truth;
        });
    }

    static Expression matches(Pattern pattern) {
        return test((evaluation, from, to) ->
                from == to ? Expression.EMPTY : truth(CountedText.find(pattern, evaluation, evaluation.text(from))));
    }

    /** Removes what matches: the only use of R4's invariants. */
    static Expression replaceMatches(Pattern pattern) {
        return new Expression() {
            @Override
            void push(Evaluation evaluation, int from, int to) {
                for (int i = from; i < to; i++) {
                    evaluation.pushText(CountedText.removeAll(pattern, evaluation, evaluation.text(i)));
                }
            }
        };
    }

    static Expression all(Expression criteria) {
        return test((evaluation, from, to) -> {
            for (int i = from; i < to; i++) {
                if (criteria.truth(evaluation, i, i + 1) != Expression.TRUE) {
                    return Expression.FALSE;
                }
            }
            return Expression.TRUE;
        });
    }

    static int isDistinct(Evaluation evaluation, int from, int to) {
        Set<String> seen = new HashSet<>();
        for (int i = from; i < to; i++) {
            if (!seen.add(evaluation.text(i))) {
                return Expression.FALSE;
            }
        }
        return Expression.TRUE;
    }

    static Expression where(Expression criteria) {
        return new Expression() {
            @Override
            void push(Evaluation evaluation, int from, int to) {
                for (int i = from; i < to; i++) {
                    if (criteria.truth(evaluation, i, i + 1) == TRUE) {
                        evaluation.copy(i, i + 1);
                    }
                }
            }
        };
    }

    static Expression select(Expression projection) {
        return new Expression() {
            @Override
            void push(Evaluation evaluation, int from, int to) {
                for (int i = from; i < to; i++) {
                    projection.push(evaluation, i, i + 1);
                }
            }
        };
    }

    /** {@code first()}, {@code tail()}. */
    static Expression part(boolean first) {
        return new Expression() {
            @Override
            void push(Evaluation evaluation, int from, int to) {
                if (first) {
                    evaluation.copy(from, Math.min(to, from + 1));
                } else {
                    evaluation.copy(Math.min(to, from + 1), to);
                }
            }
        };
    }

    static Expression count() {
        return new Expression() {
            @Override
            void push(Evaluation evaluation, int from, int to) {
                evaluation.pushInteger(to - from);
            }
        };
    }

    /** The length of a text in UTF-16 units. */
    static Expression length() {
        return new Expression() {
            @Override
            void push(Evaluation evaluation, int from, int to) {
                if (from < to) {
                    evaluation.pushInteger(evaluation.text(from).length());
                }
            }
        };
    }

    static Expression subsetOf(Expression other) {
        return test((evaluation, from, to) -> {
            int mark = evaluation.size();
            other.push(evaluation, from, to);
            int end = evaluation.size();
            boolean all = true;
            for (int i = from; all && i < to; i++) {
                all = Operators.isIn(evaluation, i, mark, end) == Expression.TRUE;
            }
            evaluation.drop(mark);
            return truth(all);
        });
    }

    static Expression children(boolean deep) {
        return new Expression() {
            @Override
            void push(Evaluation evaluation, int from, int to) {
                for (int i = from; i < to; i++) {
                    if (evaluation.isNode(i)) {
                        JsonNodes.pushAll(evaluation, evaluation.position(i), deep);
                    }
                }
            }
        };
    }

    /** The items of the type: {@code ofType}, {@code as}. */
    static Expression ofType(String type) {
        return new Expression() {
            @Override
            void push(Evaluation evaluation, int from, int to) {
                for (int i = from; i < to; i++) {
                    if (evaluation.isNode(i) && JsonNodes.isOfType(evaluation, evaluation.position(i), type)) {
                        evaluation.copy(i, i + 1);
                    }
                }
            }
        };
    }

    /** False for no item, as in HAPI: ras-2 holds for a prediction without a probability. */
    static Expression is(String type) {
        return test((evaluation, from, to) -> truth(from != to
                && evaluation.isNode(from)
                && JsonNodes.isOfType(evaluation, evaluation.position(from), type)));
    }

    static Expression intersect(Expression other) {
        return new Expression() {
            @Override
            void push(Evaluation evaluation, int from, int to) {
                int mark = evaluation.size();
                other.push(evaluation, from, to);
                int end = evaluation.size();
                for (int i = from; i < to; i++) {
                    if (Operators.isIn(evaluation, i, mark, end) == TRUE) {
                        evaluation.copy(i, i + 1);
                    }
                }
                evaluation.moveDown(mark, end);
            }
        };
    }

    /** Texts made of the texts of the input. */
    static Expression map(UnaryOperator<String> text) {
        return new Expression() {
            @Override
            void push(Evaluation evaluation, int from, int to) {
                for (int i = from; i < to; i++) {
                    evaluation.pushText(text.apply(evaluation.text(i)));
                }
            }
        };
    }

    static Expression toInteger() {
        return new Expression() {
            @Override
            void push(Evaluation evaluation, int from, int to) {
                if (from < to) {
                    String text = evaluation.text(from);
                    if (text.matches("[+-]?\\d{1,9}")) {
                        evaluation.pushInteger(Integer.parseInt(text));
                    }
                }
            }
        };
    }

    static Expression iif(List<Expression> arguments) {
        return new Expression() {
            @Override
            void push(Evaluation evaluation, int from, int to) {
                if (arguments.get(0).truth(evaluation, from, to) == TRUE) {
                    arguments.get(1).push(evaluation, from, to);
                } else if (arguments.size() > 2) {
                    arguments.get(2).push(evaluation, from, to);
                }
            }
        };
    }
}
