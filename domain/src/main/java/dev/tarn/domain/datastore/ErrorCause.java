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

    /** {@return a cause with this message} */
    public static ErrorCause of(String message, ErrorCategory category) {
        return new ErrorCause(Optional.of(message), Optional.of(category));
    }
}
