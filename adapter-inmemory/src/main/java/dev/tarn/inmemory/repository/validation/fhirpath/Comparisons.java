package dev.tarn.inmemory.repository.validation.fhirpath;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;

/** {@code <}, {@code <=}, {@code >}, {@code >=} of numbers, dates and quantities of one unit. */
final class Comparisons {

    private static final byte[] VALUE = "value".getBytes(StandardCharsets.US_ASCII);

    private Comparisons() {}

    static Operators.Relation by(IntPredicate order) {
        return (evaluation, left, right, end) -> {
            if (left == right || right == end) {
                return Expression.EMPTY;
            }
            int compared = compare(evaluation, left, right);
            return compared == DateOrder.UNKNOWN
                    ? Expression.EMPTY
                    : order.test(compared) ? Expression.TRUE : Expression.FALSE;
        };
    }

    private static int compare(Evaluation evaluation, int left, int right) {
        byte first = evaluation.isNode(left) ? evaluation.json()[evaluation.position(left)] : (byte) '0';
        if (first == '{') {
            return evaluation.isNode(right) ? quantities(evaluation, left, right) : DateOrder.UNKNOWN;
        }
        if (first == '"' && evaluation.isNode(right)) {
            int compared =
                    DateOrder.compareAlike(evaluation.json(), evaluation.position(left), evaluation.position(right));
            if (compared != DateOrder.UNKNOWN) {
                return compared;
            }
        }
        String a = evaluation.text(left);
        String b = evaluation.text(right);
        return first == '"' ? DateOrder.compare(a, b) : numbers(a, b);
    }

    /** Only the values are compared; units that differ are left to other rules. */
    private static int quantities(Evaluation evaluation, int left, int right) {
        int mark = evaluation.size();
        JsonNodes.pushChildren(evaluation, evaluation.position(left), VALUE, false);
        int middle = evaluation.size();
        JsonNodes.pushChildren(evaluation, evaluation.position(right), VALUE, false);
        int compared = middle == mark || evaluation.size() == middle
                ? DateOrder.UNKNOWN
                : numbers(evaluation.text(mark), evaluation.text(middle));
        evaluation.drop(mark);
        return compared;
    }

    private static int numbers(String a, String b) {
        try {
            return new BigDecimal(a).compareTo(new BigDecimal(b));
        } catch (NumberFormatException e) {
            return DateOrder.UNKNOWN; // the type is wrong, which is a fault of its own
        }
    }
}
