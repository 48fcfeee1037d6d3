package dev.tarn.inmemory.storage.mvstore;

import dev.tarn.inmemory.storage.FailureReasons;
import dev.tarn.inmemory.storage.StorageException;
import dev.tarn.ports.admin.Health;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Failure latch of a database: once a failure leaves a state that cannot be trusted, writes, or reads and writes, are
 * refused until the directory is opened again. The first reason stays, but one that also stops reads replaces one that
 * stops only writes. Each reason is logged once, when it is set. Thread-safe.
 */
final class FailureLatch {

    private static final Logger LOG = LoggerFactory.getLogger(FailureLatch.class);

    private static final String RESTART = "; restart Tarn: everything that was answered is on disk";

    private record Reason(String text, @Nullable Throwable cause, boolean isReadable) {

        StorageException failure() {
            return StorageException.failed(text, cause);
        }
    }

    private final Path directory;
    private final AtomicReference<@Nullable Reason> reason = new AtomicReference<>();

    FailureLatch(Path directory) {
        this.directory = directory;
    }

    /**
     * Checks that reads are possible.
     *
     * @throws StorageException with the reason where they are not
     */
    void checkReadable() {
        Reason shut = reason.get();
        if (shut != null && !shut.isReadable) {
            throw shut.failure();
        }
    }

    /**
     * Checks that writes are possible.
     *
     * @throws StorageException with the reason where they are not
     */
    void checkWritable() {
        Reason shut = reason.get();
        if (shut != null) {
            throw shut.failure();
        }
    }

    /**
     * Rejects writes from now on. Reads continue, since the tables in memory have exactly the acknowledged changes.
     *
     * @return the failure for the caller whose write it was
     */
    StorageException refuseWrites(Throwable cause) {
        StorageException failure = notWritten(cause);
        shut(new Reason(failure.getMessage() + "; writes are refused" + RESTART, cause, true));
        return failure;
    }

    /** Rejects writes from now on; the reason is a sentence with the remedy. */
    void refuseWrites(String sentence) {
        shut(new Reason(sentence, null, true));
    }

    /**
     * Rejects reads and writes from now on, since the tables in memory may lack acknowledged changes or cannot be read.
     *
     * @return the failure for the caller whose write it was
     */
    StorageException failed(Throwable cause) {
        StorageException failure = notWritten(cause);
        shut(new Reason(failure.getMessage() + "; reads and writes are refused" + RESTART, cause, false));
        return failure;
    }

    void closed() {
        Reason closed = new Reason("The data in " + directory + " has been closed", null, false);
        reason.updateAndGet(before -> before == null || before.isReadable ? closed : before);
    }

    boolean isOpen() {
        return reason.get() == null;
    }

    Health health() {
        Reason shut = reason.get();
        if (shut == null) {
            return Health.UP;
        }
        return shut.isReadable ? Health.readOnly(shut.text) : Health.down(shut.text);
    }

    StorageException notWritten(Throwable cause) {
        return StorageException.failed(
                "The data in " + directory + " could not be written: " + FailureReasons.of(cause) + wayOut(cause),
                cause);
    }

    StorageException notRead(Throwable cause) {
        return StorageException.failed(
                "The data in " + directory + " could not be read: " + FailureReasons.of(cause) + wayOut(cause), cause);
    }

    private String wayOut(Throwable cause) {
        return FailureReasons.isDamage(cause) ? ". " + Continuity.wayOut(directory) : "";
    }

    private void shut(Reason next) {
        Reason before =
                reason.getAndUpdate(known -> known == null || (known.isReadable && !next.isReadable) ? next : known);
        if (before == null || (before.isReadable && !next.isReadable)) {
            LOG.error("{}", next.text);
            LOG.debug("The cause", next.cause);
        }
    }
}
