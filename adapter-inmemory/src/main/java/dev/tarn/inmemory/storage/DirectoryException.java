package dev.tarn.inmemory.storage;

import dev.tarn.domain.failure.ByteSize;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A data directory cannot be opened. The message is one sentence for people, and names the directory or the file. */
public final class DirectoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean damage;

    /** {@return the failure of a write that the operating system refused: a full disk is not damage} */
    public static DirectoryException notWritable(Path directory, Throwable cause) {
        if (FailureReasons.isDiskFull(cause)) {
            return new DirectoryException(
                    "The disk of " + directory + " is full: "
                            + ByteSize.of(directory.toFile().getUsableSpace())
                            + " are free. Free some space and start again; the data is not damaged",
                    cause);
        }
        return new DirectoryException(
                directory + " cannot be written to: " + FailureReasons.of(cause) + ". Tarn keeps its data there",
                cause);
    }

    /** A failure with this message. */
    public DirectoryException(String message) {
        this(message, null);
    }

    public DirectoryException(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    private DirectoryException(String message, @Nullable Throwable cause, boolean damage) {
        super(message, cause);
        this.damage = damage;
    }

    /** {@return a refusal of data that are damaged or missing} */
    public static DirectoryException damaged(String message, @Nullable Throwable cause) {
        return new DirectoryException(message, cause, true);
    }

    /** {@return whether data are damaged or missing, so that a recovery may help} */
    public boolean isDamage() {
        return damage;
    }
}
