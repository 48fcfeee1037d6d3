package dev.tarn.inmemory.storage.mvstore;

import dev.tarn.inmemory.storage.DirectoryException;
import dev.tarn.inmemory.storage.mvstore.file.FileIdentity;
import dev.tarn.inmemory.storage.mvstore.lock.LockFile;
import dev.tarn.inmemory.storage.mvstore.lock.LockFile.Status;
import dev.tarn.inmemory.storage.mvstore.log.LogHeader;
import dev.tarn.inmemory.storage.mvstore.log.RedoReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Checks that the data file, the log and the lock are of the same directory and the same moment. Each names the data
 * file's identity and the generation of a checkpoint; a checkpoint writes the file first, then the log, then the lock, so
 * that after {@code kill -9} a later one of them may be a generation behind, and never ahead.
 */
final class Continuity {

    /** The newer status may be partially written; the older one is of the checkpoint before. */
    private static final int MOST_GENERATIONS_BEHIND = 2;

    private final Path directory;
    private final FileIdentity identity;
    private final LockFile lockFile;

    Continuity(Path directory, FileIdentity identity, LockFile lockFile) {
        this.directory = directory;
        this.identity = identity;
        this.lockFile = lockFile;
    }

    /** Checks that the lock belongs to the data file. */
    void checkLock() {
        Optional<Status> status = lockFile.last();
        if (status.isPresent() && status.get().identity() != 0 && status.get().identity() != identity.id()) {
            throw damaged(
                    "tarn.lock belongs to other data than tarn.mv.db: a file was put here from another directory");
        }
    }

    /** Checks that the data file is of the moment that the lock says. */
    void check(FileState file) {
        long recorded = lockFile.last().map(Status::generation).orElse(file.generation());
        if (recorded > file.generation()) {
            throw damaged("tarn.mv.db is damaged, or is an older copy: it has checkpoint " + file.generation()
                    + ", and tarn.lock names checkpoint " + recorded);
        }
        if (recorded < file.generation() - MOST_GENERATIONS_BEHIND) {
            throw damaged("tarn.lock is an older copy: it names checkpoint " + recorded
                    + ", and tarn.mv.db has checkpoint " + file.generation());
        }
    }

    /** Checks that no log is needed. */
    void checkNoLog(FileState file) {
        OptionalLong acknowledged = lockFile.acknowledged();
        if (!file.closed() || acknowledged.orElse(0) > file.sequence()) {
            throw damaged("tarn.redo is gone or empty, and Tarn was not stopped: the last changes were in it");
        }
    }

    /** Checks that the log continues the data file. */
    void check(FileState file, RedoReader log) {
        if (log.header().isEmpty()) {
            throw damaged("tarn.redo is damaged in its first " + LogHeader.LENGTH + " bytes");
        }
        LogHeader header = log.header().get();
        if (header.identity() != identity.id()) {
            throw damaged(
                    "tarn.redo belongs to other data than tarn.mv.db: a file was put here from another directory");
        }
        if (log.isCut()) {
            throw damaged("tarn.redo was cut: it has fewer than " + header.allocated() + " bytes");
        }
        long ahead = header.generation() - file.generation();
        boolean begun = ahead == 1 && file.closed();
        if (ahead > 0 && !begun) {
            throw damaged("tarn.mv.db is damaged, or is an older copy: it has checkpoint " + file.generation()
                    + ", and tarn.redo continues checkpoint " + header.generation());
        }
        if (ahead < -1) {
            throw damaged("tarn.redo is an older copy: it continues checkpoint " + header.generation()
                    + ", and tarn.mv.db has checkpoint " + file.generation());
        }
        if (ahead >= 0 && header.base() != file.sequence()) {
            throw damaged("tarn.redo continues change " + header.base() + ", and tarn.mv.db ends with change "
                    + file.sequence());
        }
    }

    /**
     * Checks that everything that was acknowledged was in the log.
     *
     * @param behind whether whole records follow one that is not
     */
    void check(FileState file, RedoReader.End end, boolean behind) {
        long least = Math.max(file.sequence(), lockFile.acknowledged().orElse(0));
        boolean torn = !end.whole() && lockFile.acknowledged().isPresent() && !behind;
        if (end.sequence() < least || (!end.whole() && !torn)) {
            throw damaged("tarn.redo is damaged at byte " + end.at() + ": change " + (end.sequence() + 1)
                    + (least > end.sequence() + 1 ? " and those up to " + least : "")
                    + " cannot be read");
        }
    }

    private DirectoryException damaged(String what) {
        return damaged(directory, what);
    }

    /** {@return a refusal that says what to do} */
    static DirectoryException damaged(Path directory, String what) {
        return DirectoryException.damaged(
                "The data in " + directory + " is damaged: " + what + ". " + wayOut(directory), null);
    }

    /** {@return what can be done about damage} */
    static String wayOut(Path directory) {
        return "Put a whole copy of " + directory
                + " in its place, or start Tarn once with --recover, which keeps what is whole and lists what is lost";
    }
}
