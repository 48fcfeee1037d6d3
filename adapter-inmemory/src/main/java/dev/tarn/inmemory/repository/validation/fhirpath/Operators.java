package dev.tarn.inmemory.repository.validation.fhirpath;

/** Expressions of two operands. */
final class Operators {

    private Operators() {}

    /** Decides about the items of two ranges that adjoin. */
    @FunctionalInterface
    interface Relation {
        int of(Evaluation evaluation, int left, int right, int end);
    }

    /** A result that is a boolean or empty. */
    abstract static class Condition extends Expression {

        @Override
        abstract int truth(Evaluation evaluation, int from, int to);

        @Override
        final void push(Evaluation evaluation, int from, int to) {
            evaluation.pushTruth(truth(evaluation, from, to));
        }
    }

    static Expression relation(Expression left, Expression right, Relation relation) {
        return new Condition() {
            @Override
            int truth(Evaluation evaluation, int from, int to) {
                int mark = evaluation.size();
                left.push(evaluation, from, to);
                int middle = evaluation.size();
                right.push(evaluation, from, to);
                int truth = relation.of(evaluation, mark, middle, evaluation.size());
                evaluation.drop(mark);
                return truth;
            }
        };
    }

    static int isEqual(Evaluation evaluation, int left, int right, int end) {
        if (left == right || right == end) {
            return Expression.EMPTY;
        }
        boolean equal = right - left == end - right;
        for (int i = 0; equal && i < right - left; i++) {
            equal = evaluation.isEqual(left + i, right + i);
        }
        return equal ? Expression.TRUE : Expression.FALSE;
    }

    static int isIn(Evaluation evaluation, int left, int right, int end) {
        if (left == right) {
            return Expression.EMPTY;
        }
        for (int i = right; i < end; i++) {
            if (evaluation.isEqual(left, i)) {
                return Expression.TRUE;
            }
        }
        return Expression.FALSE;
    }

    static Expression not(Expression operand) {
        return new Condition() {
            @Override
            int truth(Evaluation evaluation, int from, int to) {
                int truth = operand.truth(evaluation, from, to);
                return truth == EMPTY ? EMPTY : 1 - truth;
            }
        };
    }

    static Expression and(Expression left, Expression right) {
        return decided(left, right, Expression.FALSE);
    }

    static Expression or(Expression left, Expression right) {
        return decided(left, right, Expression.TRUE);
    }

    /** One operand with this value decides; otherwise an operand that is empty makes the result empty. */
    private static Expression decided(Expression left, Expression right, int value) {
        return new Condition() {
            @Override
            int truth(Evaluation evaluation, int from, int to) {
                int first = left.truth(evaluation, from, to);
                if (first == value) {
                    return value;
                }
                int second = right.truth(evaluation, from, to);
                return second == value ? value : Math.max(first, second);
            }
        };
    }

    static Expression xor(Expression left, Expression right) {
        return new Condition() {
            @Override
            int truth(Evaluation evaluation, int from, int to) {
                int first = left.truth(evaluation, from, to);
                int second = right.truth(evaluation, from, to);
                return first == EMPTY || second == EMPTY ? EMPTY : first ^ second;
            }
        };
    }

    static Expression union(Expression left, Expression right) {
        return new Expression() {
            @Override
            void push(Evaluation evaluation, int from, int to) {
                left.push(evaluation, from, to);
                right.push(evaluation, from, to);
            }
        };
    }

    /** {@code +} of integers, {@code &} of texts: the only arithmetic of R4's invariants. */
    static Expression sum(Expression left, Expression right, boolean texts) {
        return new Expression() {
            @Override
            void push(Evaluation evaluation, int from, int to) {
                int mark = evaluation.size();
                left.push(evaluation, from, to);
                int middle = evaluation.size();
                right.push(evaluation, from, to);
                int end = evaluation.size();
                if (texts) {
                    String text = (middle > mark ? evaluation.text(mark) : "")
                            + (end > middle ? evaluation.text(middle) : "");
                    evaluation.drop(mark);
                    evaluation.pushText(text);
                } else if (middle == mark || end == middle) {
                    evaluation.drop(mark);
                } else {
                    int sum = evaluation.position(mark) + evaluation.position(middle);
                    evaluation.drop(mark);
                    evaluation.pushInteger(sum);
                }
            }
        };
    }
}
