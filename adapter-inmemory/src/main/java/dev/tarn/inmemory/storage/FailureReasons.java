package dev.tarn.inmemory.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;

/** What is behind a failure, in words for people. */
public final class FailureReasons {

    private static final List<String> FULL = List.of("no space left", "quota exceeded", "not enough space");

    private FailureReasons() {}

    /** {@return whether a failure says that the disk is full, rather than that something is broken} */
    public static boolean isDiskFull(Throwable failure) {
        int depth = 0;
        for (Throwable at = failure; at != null && depth < 20; at = at.getCause(), depth++) {
            String words = String.valueOf(at.getMessage()).toLowerCase(Locale.ROOT);
            if (at instanceof IOException && FULL.stream().anyMatch(words::contains)) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether a failure is a checksum that does not match} */
    public static boolean isDamage(Throwable failure) {
        int depth = 0;
        for (Throwable at = failure; at != null && depth < 20; at = at.getCause(), depth++) {
            if (at instanceof DamagedBlockException || at instanceof DamagedRowException) {
                return true;
            }
        }
        return false;
    }

    /**
     * {@return the words of the deepest failure that has any} H2 wraps what the file system said three times, and what is
     * wrong with a row once.
     */
    public static String of(Throwable failure) {
        String words = failure.getClass().getSimpleName();
        int depth = 0;
        for (Throwable at = failure; at != null && depth < 20; at = at.getCause(), depth++) {
            if (at instanceof AccessDeniedException denied) {
                return "no permission for " + denied.getFile();
            }
            if (at instanceof FileSystemException file && file.getReason() != null) {
                return file.getReason().toLowerCase(Locale.ROOT) + " (" + file.getFile() + ")";
            }
            if (at.getMessage() != null
                    && (depth == 0 || at instanceof IOException || at instanceof StorageException)) {
                words = at.getMessage();
            }
        }
        return words.lines().findFirst().orElse(words);
    }
}
