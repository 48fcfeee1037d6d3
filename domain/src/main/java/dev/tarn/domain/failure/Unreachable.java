package dev.tarn.domain.failure;

import org.jspecify.annotations.Nullable;

/** HealthLake could not be reached, or its answer was cut off. */
public final class Unreachable extends HealthLakeException {

    private static final long serialVersionUID = 1L;

    /** A failure with this message, and its cause if known. */
    public Unreachable(String message, @Nullable Throwable cause) {
        super(FailureKind.UNREACHABLE, message, cause);
    }
}
