package dev.tarn.inmemory.task;

import org.jspecify.annotations.Nullable;

/** A job cannot do its work: its input is absent or breaks, or its output cannot be written. The message is for people. */
public final class WorkFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WorkFailed(String message) {
        this(message, null);
    }

    public WorkFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** {@return the message; there always is one} */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
