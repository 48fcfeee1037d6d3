package dev.tarn.domain.failure;

import org.jspecify.annotations.Nullable;

/**
 * Every failure that a HealthLake port reports. Each subclass builds its message from facts; a failure received over a
 * wire keeps its original message.
 */
public abstract sealed class HealthLakeException extends RuntimeException
        permits AccessDenied,
                BrokenPromise,
                Conflict,
                Duplicate,
                FailedDependency,
                Gone,
                InsufficientScope,
                InsufficientStorage,
                Internal,
                Invalid,
                NotFound,
                Overloaded,
                PreconditionFailed,
                Throttled,
                Unprocessable,
                Unreachable,
                Unsupported {

    private static final long serialVersionUID = 1L;

    private final FailureKind kind;

    HealthLakeException(FailureKind kind, String message) {
        this(kind, message, null);
    }

    HealthLakeException(FailureKind kind, String message, @Nullable Throwable cause) {
        super(message);
        this.kind = kind;
        if (cause != null) {
            initCause(cause);
        }
    }

    /** {@return what kind of failure this is} */
    public final FailureKind kind() {
        return kind;
    }

    /** {@return the message; a failure always has one} */
    @Override
    public final String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
