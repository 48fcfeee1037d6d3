package dev.tarn.domain.fhir;

import dev.tarn.domain.rule.TextRule;
import java.util.Locale;

/** The header {@code x-amz-fhir-idempotency-key}: a UUID; the same key makes no second resource ({@code data-plane.md} 3.2). */
public record IdempotencyKey(String value) {

    public static final TextRule RULE = TextRule.of(
            "IdempotencyKey", 36, 36, "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** The same UUID in capitals is the same key. */
    public IdempotencyKey {
        RULE.check(value);
        value = value.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
