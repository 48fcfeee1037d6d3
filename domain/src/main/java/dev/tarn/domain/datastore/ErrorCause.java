package dev.tarn.domain.datastore;

import dev.tarn.domain.rule.TextRule;
import java.util.Optional;

/** Why the creation, update or deletion of a data store failed, as far as HealthLake says. */
public record ErrorCause(Optional<String> errorMessage, Optional<ErrorCategory> errorCategory) {

    /** The model's shape {@code ErrorMessage}. */
    public static final TextRule MESSAGE = TextRule.of("ErrorMessage", 1, 4096);

    /** HealthLake gave no reason. */
    public static final ErrorCause UNSTATED = new ErrorCause(Optional.empty(), Optional.empty());

    public ErrorCause {
        errorMessage.ifPresent(MESSAGE::check);
    }

    /** {@return a cause with this message, cut where it is longer than the model permits} */
    public static ErrorCause of(String message, ErrorCategory category) {
        boolean fits = message.codePointCount(0, message.length()) <= MESSAGE.max();
        String cut = fits ? message : message.substring(0, message.offsetByCodePoints(0, MESSAGE.max()));
        return new ErrorCause(Optional.of(cut), Optional.of(category));
    }
}
