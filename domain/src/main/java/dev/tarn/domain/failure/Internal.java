package dev.tarn.domain.failure;

import org.jspecify.annotations.Nullable;

/** HealthLake itself failed; the request may have been right. */
public final class Internal extends HealthLakeException {

    private static final long serialVersionUID = 1L;

    /** A failure with this message, and its cause if known. */
    public Internal(String message, @Nullable Throwable cause) {
        super(FailureKind.INTERNAL, message, cause);
    }
}
