package dev.tarn.inmemory.objectstore;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.objectstore.ObjectStoreException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Translates exceptions of the file system into messages about objects. */
public final class FileFailures {

    private FileFailures() {}

    /** {@return the refusal of a key, or of what is at it} */
    public static ObjectStoreException refused(S3Uri uri, String reason) {
        return new ObjectStoreException(uri, reason, null);
    }

    /** {@return the failure of an operation: {@code could not be written: No space left on device}} */
    public static ObjectStoreException failed(S3Uri uri, String what, IOException cause) {
        return new ObjectStoreException(uri, what + ": " + reason(cause), cause);
    }

    /** {@return why, as the end of a sentence} */
    public static String reason(IOException failure) {
        if (failure instanceof ClosedByInterruptException) {
            return "the thread was interrupted";
        }
        if (!(failure instanceof FileSystemException file)) {
            String message = failure.getMessage();
            return message == null ? failure.getClass().getSimpleName() : message;
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied at " + file.getFile();
        }
        if (failure instanceof NoSuchFileException) {
            return file.getFile() + " is not there";
        }
        if (failure instanceof AtomicMoveNotSupportedException) {
            return "the bucket is on another file system than the folder of all buckets, so that no object can be moved"
                    + " into it as a whole";
        }
        String reason = file.getReason();
        return (reason == null ? failure.getClass().getSimpleName() : reason) + " at " + file.getFile();
    }
}
