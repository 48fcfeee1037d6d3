package dev.tarn.domain.failure;

import org.jspecify.annotations.Nullable;

/** HealthLake itself failed; the request may have been right. */
public final class Internal extends HealthLakeException {

    private static final long serialVersionUID = 1L;

    /** A failure with these words, and what brought it about where that is known. */
    public Internal(String message, @Nullable Throwable cause) {
        super(FailureKind.INTERNAL, message, cause);
    }
}
