package dev.tarn.domain.failure;

import org.jspecify.annotations.Nullable;

/** HealthLake could not be reached, or its answer broke off. */
public final class Unreachable extends HealthLakeException {

    private static final long serialVersionUID = 1L;

    /** A failure with these words, and what brought it about where that is known. */
    public Unreachable(String message, @Nullable Throwable cause) {
        super(FailureKind.UNREACHABLE, message, cause);
    }
}
