package dev.tarn.ports.objectstore;

import dev.tarn.domain.job.S3Uri;
import org.jspecify.annotations.Nullable;

/** An object store could not do what it was asked; a job that meets it ends FAILED and says so. */
public final class ObjectStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param uri what it was about
     * @param reason what is wrong, as the end of a sentence: {@code is a symbolic link}
     */
    public ObjectStoreException(S3Uri uri, String reason, @Nullable Throwable cause) {
        super(uri + " " + reason, cause);
    }

    /** {@return the message; there always is one} */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
