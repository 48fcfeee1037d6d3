package dev.tarn.inmemory.h2;

import dev.tarn.domain.failure.Internal;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Whether a database may be used, and if not, why not: the first reason stays. */
final class Gate {

    private record Reason(String text, @Nullable Throwable cause) {}

    private final Path directory;
    private final AtomicReference<@Nullable Reason> reason = new AtomicReference<>();

    Gate(Path directory) {
        this.directory = directory;
    }

    /** Lets pass, or says why not. */
    void check() {
        Reason shut = reason.get();
        if (shut != null) {
            throw new Internal(shut.text, shut.cause);
        }
    }

    /**
     * Shuts for good since a commit failed: nobody knows any more whether what is on disk is what was answered.
     *
     * @return what to tell those whose write it was
     */
    Internal failed(Throwable cause) {
        Internal failure = notWritten(cause);
        reason.compareAndSet(
                null,
                new Reason(
                        failure.getMessage() + "; nothing is read or written any more until it is opened again",
                        cause));
        return failure;
    }

    boolean isOpen() {
        return reason.get() == null;
    }

    void closed() {
        reason.compareAndSet(null, new Reason("The data in " + directory + " has been closed", null));
    }

    Internal notWritten(Throwable cause) {
        return new Internal(
                "The data in " + directory + " could not be written: " + Reasons.of(cause) + wayOut(cause), cause);
    }

    Internal notRead(Throwable cause) {
        return new Internal(
                "The data in " + directory + " could not be read: " + Reasons.of(cause) + wayOut(cause), cause);
    }

    private String wayOut(Throwable cause) {
        return Reasons.isDamage(cause) ? ". " + Continuity.wayOut(directory) : "";
    }
}
