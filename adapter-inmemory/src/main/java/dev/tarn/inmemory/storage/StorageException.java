package dev.tarn.inmemory.storage;

import org.jspecify.annotations.Nullable;

/** A storage cannot read or write. The message is for people, and says what to do. */
public final class StorageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Kind {
        /** The disk is full; the same call may succeed later. */
        DISK_FULL,
        /** Anything else. */
        FAILED
    }

    private final Kind kind;

    private StorageException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** {@return the failure of a write that has no room on the disk} */
    public static StorageException diskFull(String message) {
        return new StorageException(Kind.DISK_FULL, message, null);
    }

    /** {@return any other failure} */
    public static StorageException failed(String message, @Nullable Throwable cause) {
        return new StorageException(Kind.FAILED, message, cause);
    }

    /** {@return what is wrong} */
    public Kind kind() {
        return kind;
    }
}
