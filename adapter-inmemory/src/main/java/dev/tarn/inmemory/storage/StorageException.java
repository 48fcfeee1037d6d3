package dev.tarn.inmemory.storage;

import org.jspecify.annotations.Nullable;

/** A storage cannot read or write. The message is for people, and says what to do. */
public final class StorageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Kind {
        /** The disk is full; the same call may succeed later. */
        DISK_FULL,
        /** An argument of the caller is not accepted; another may be. */
        INVALID,
        /** The same work is running already; the same call succeeds when that has ended. */
        BUSY,
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

    /** {@return the refusal of an argument, with what is accepted} */
    public static StorageException invalid(String message) {
        return new StorageException(Kind.INVALID, message, null);
    }

    /** {@return the refusal of what is running already} */
    public static StorageException busy(String message) {
        return new StorageException(Kind.BUSY, message, null);
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
