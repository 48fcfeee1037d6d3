package dev.tarn.inmemory;

import dev.tarn.inmemory.storage.DirectoryException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A data directory cannot be used. The message is one sentence for people, and names the directory or the file. */
public final class DataDirectoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean damage;

    private DataDirectoryException(String message, @Nullable Throwable cause, boolean damage) {
        super(message, cause);
        this.damage = damage;
    }

    /** A directory that cannot be used, for another reason than damage. */
    DataDirectoryException(String message) {
        this(message, null, false);
    }

    /** {@return the result of a call that opens a directory; the failure of the storage becomes one of this class} */
    static <T> T translated(Supplier<T> open) {
        try {
            return open.get();
        } catch (DirectoryException e) {
            throw new DataDirectoryException(String.valueOf(e.getMessage()), e, e.isDamage());
        }
    }

    /** {@return whether data are damaged or missing, so that {@link LocalHealthLake#recover} may help} */
    public boolean isDamage() {
        return damage;
    }
}
