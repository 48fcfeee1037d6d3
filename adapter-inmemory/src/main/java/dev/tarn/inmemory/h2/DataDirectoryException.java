package dev.tarn.inmemory.h2;

import org.jspecify.annotations.Nullable;

/** A data directory cannot be opened. The message is one sentence for people, and names the directory or the file. */
public final class DataDirectoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A failure with this message. */
    public DataDirectoryException(String message) {
        this(message, null);
    }

    DataDirectoryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
