package dev.tarn.domain.iam;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A condition operator: {@code StringLike}, {@code ForAnyValue:StringEquals}. Immutable.
 *
 * @param quantifier which values of the request must fit
 * @param comparison of one value of the request with the values of the policy
 */
record ConditionOperator(Quantifier quantifier, Comparison comparison) {

    /** Which values of the request must fit. */
    enum Quantifier {
        NONE(""),
        FOR_ALL("ForAllValues:"),
        FOR_ANY("ForAnyValue:");

        private final String prefix;

        Quantifier(String prefix) {
            this.prefix = prefix;
        }
    }

    /** How values are compared. */
    enum Family {
        STRING,
        BOOL,
        ARN
    }

    /** The comparisons. A negated one fits if none of the policy's values does. */
    enum Comparison {
        STRING_EQUALS("StringEquals", Family.STRING, false),
        STRING_NOT_EQUALS("StringNotEquals", Family.STRING, true),
        STRING_LIKE("StringLike", Family.STRING, false),
        STRING_NOT_LIKE("StringNotLike", Family.STRING, true),
        BOOL("Bool", Family.BOOL, false),
        ARN_EQUALS("ArnEquals", Family.ARN, false),
        ARN_LIKE("ArnLike", Family.ARN, false),
        ARN_NOT_EQUALS("ArnNotEquals", Family.ARN, true),
        ARN_NOT_LIKE("ArnNotLike", Family.ARN, true);

        private final String wireName;
        private final Family family;
        private final boolean negated;

        Comparison(String wireName, Family family, boolean negated) {
            this.wireName = wireName;
            this.family = family;
            this.negated = negated;
        }

        private boolean fits(String value, Collection<String> policy) {
            return policy.stream().anyMatch(wanted -> isEqual(value, wanted)) != negated;
        }

        private boolean isEqual(String value, String wanted) {
            return switch (this) {
                case STRING_EQUALS, STRING_NOT_EQUALS -> value.equals(wanted);
                case STRING_LIKE, STRING_NOT_LIKE -> Wildcard.matches(wanted, value);
                case BOOL -> value.equalsIgnoreCase(wanted);
                case ARN_EQUALS, ARN_LIKE, ARN_NOT_EQUALS, ARN_NOT_LIKE -> new ArnPattern(wanted).matches(value);
            };
        }
    }

    /** @throws IllegalArgumentException that lists the accepted operators */
    static ConditionOperator parse(String text) {
        for (Quantifier quantifier : Quantifier.values()) {
            for (Comparison comparison : Comparison.values()) {
                if (text.equals(quantifier.prefix + comparison.wireName)
                        && (quantifier == Quantifier.NONE || comparison.family == Family.STRING)) {
                    return new ConditionOperator(quantifier, comparison);
                }
            }
        }
        throw new IllegalArgumentException("the condition operator '" + text + "' is not supported: use "
                + Arrays.stream(Comparison.values())
                        .map(known -> known.wireName)
                        .collect(Collectors.joining(", "))
                + "; ForAllValues: and ForAnyValue: before the operators of strings");
    }

    Family family() {
        return comparison.family;
    }

    /** {@return whether the condition is met} An absent key meets negated operators and {@code ForAllValues}, as in IAM. */
    boolean test(List<String> values, Collection<String> policy) {
        return switch (quantifier) {
            case FOR_ALL -> values.stream().allMatch(value -> comparison.fits(value, policy));
            case FOR_ANY -> values.stream().anyMatch(value -> comparison.fits(value, policy));
            case NONE ->
                values.isEmpty()
                        ? comparison.negated
                        : values.stream().allMatch(value -> comparison.fits(value, policy));
        };
    }
}
