package dev.tarn.ports.bucket;

import org.jspecify.annotations.Nullable;

/** A {@link BucketStore} cannot do what it was asked to. */
public final class BucketException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Reason {
        NO_SUCH_BUCKET,
        NO_SUCH_KEY,
        NO_SUCH_UPLOAD,
        BUCKET_NOT_EMPTY,
        /** A key that this store cannot have, such as one with {@code ..} as a part. */
        UNSUPPORTED_KEY,
        /** Metadata that this store cannot keep. */
        UNSUPPORTED_METADATA,
        /** The disk is full. */
        NO_SPACE,
        /** A fault of the store. */
        FAULT
    }

    private final Reason reason;

    /** A failure; the message is for the client. */
    public BucketException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** {@return what is wrong} */
    public Reason reason() {
        return reason;
    }

    /** {@return the message; there always is one} */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
