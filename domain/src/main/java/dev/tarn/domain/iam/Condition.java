package dev.tarn.domain.iam;

import dev.tarn.domain.iam.ConditionKey.Kind;
import dev.tarn.domain.iam.ConditionKey.Place;
import dev.tarn.domain.iam.ConditionOperator.Family;
import dev.tarn.domain.iam.ConditionOperator.Quantifier;
import java.util.List;
import java.util.Locale;

/** One condition of a statement: an operator, a key, and the values of the policy, of which one must fit. Immutable. */
public final class Condition {

    private final ConditionOperator operator;
    private final ConditionKey key;
    private final List<String> values;

    private Condition(ConditionOperator operator, ConditionKey key, List<String> values) {
        this.operator = operator;
        this.key = key;
        this.values = List.copyOf(values);
    }

    /**
     * {@return a condition of an identity policy}
     *
     * @throws IllegalArgumentException with what is not supported, and what is
     */
    public static Condition ofPolicy(String operator, String key, List<String> values) {
        return parse(operator, key, values, Place.IDENTITY_POLICY);
    }

    /**
     * {@return a condition of a trust policy}
     *
     * @throws IllegalArgumentException with what is not supported, and what is
     */
    public static Condition ofTrust(String operator, String key, List<String> values) {
        return parse(operator, key, values, Place.TRUST_POLICY);
    }

    private static Condition parse(String operatorText, String keyText, List<String> values, Place place) {
        ConditionOperator operator = ConditionOperator.parse(operatorText);
        ConditionKey key = ConditionKey.parse(keyText, place);
        requireFamily(operator, key);
        if (key.kind() == Kind.TAG_KEYS && operator.quantifier() == Quantifier.NONE) {
            throw new IllegalArgumentException("aws:TagKeys has several values: use ForAllValues:" + operatorText
                    + " or ForAnyValue:" + operatorText);
        }
        if (values.isEmpty()) {
            throw new IllegalArgumentException("the condition has no value: name at least one");
        }
        for (String value : values) {
            PolicyVariables.refuse(value);
            if (operator.family() == Family.BOOL
                    && !List.of("true", "false").contains(value.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("'" + value + "' is not a Bool: use true or false");
            }
            if (operator.family() == Family.ARN) {
                new ArnPattern(value);
            }
        }
        return new Condition(operator, key, values);
    }

    private static void requireFamily(ConditionOperator operator, ConditionKey key) {
        boolean fits = switch (key.kind()) {
            case SECURE_TRANSPORT -> operator.family() == Family.BOOL;
            case SOURCE_ARN -> operator.family() != Family.BOOL;
            case RESOURCE_TAG, REQUEST_TAG, TAG_KEYS, REQUESTED_REGION, PASSED_TO_SERVICE, SOURCE_ACCOUNT ->
                operator.family() == Family.STRING;
        };
        if (!fits) {
            throw new IllegalArgumentException("this operator cannot compare " + key + ": use "
                    + (key.kind() == Kind.SECURE_TRANSPORT ? "Bool" : "an operator of strings")
                    + (key.kind() == Kind.SOURCE_ARN ? " or of ARNs" : ""));
        }
    }

    /** {@return the key whose values decide} */
    public ConditionKey key() {
        return key;
    }

    /** {@return whether the request meets the condition} */
    boolean test(AccessContext context) {
        return operator.test(context.values(key), values);
    }
}
