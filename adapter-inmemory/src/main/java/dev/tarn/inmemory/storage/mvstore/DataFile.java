package dev.tarn.inmemory.storage.mvstore;

import dev.tarn.inmemory.storage.DirectoryException;
import dev.tarn.inmemory.storage.FailureReasons;
import dev.tarn.inmemory.storage.TableSpec;
import dev.tarn.inmemory.storage.mvstore.file.BlockFilePath;
import dev.tarn.inmemory.storage.mvstore.file.FileIdentity;
import dev.tarn.inmemory.storage.mvstore.lock.LockFile;
import dev.tarn.inmemory.storage.mvstore.lock.LockFile.State;
import dev.tarn.inmemory.storage.mvstore.lock.LockFile.Status;
import dev.tarn.inmemory.storage.mvstore.log.RedoLog;
import dev.tarn.inmemory.storage.mvstore.log.RedoReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.store.fs.FilePath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data file. The lock file has the state CREATING until the file has all of its tables, so that a process that is killed
 * while it creates the file leaves nothing that could be taken for data.
 */
public final class DataFile {

    private static final Logger LOG = LoggerFactory.getLogger(DataFile.class);

    public static final String NAME = "tarn.mv.db";
    public static final String LOG_NAME = "tarn.redo";

    private final Path directory;
    private final Function<Path, String> names;
    private final List<TableSpec<?, ?>> specs;

    /**
     * The file in this directory.
     *
     * @param specs the tables, by their numbers
     * @param names the paths in H2's file-name syntax
     */
    DataFile(Path directory, List<TableSpec<?, ?>> specs, Function<Path, String> names) {
        BlockFilePath.register();
        this.directory = directory;
        this.names = names;
        this.specs = specs;
    }

    /**
     * Opens the file, with its tables as they should be; makes it where there is none.
     *
     * @param lockFile has the status in which the file was left; updated when the file is known to be whole
     */
    StorageEngine open(LockFile lockFile) {
        Path file = directory.resolve(NAME);
        try {
            new RecoverySwap(directory, () -> {}).finish(lockFile);
            if (lockFile.last()
                    .filter(status -> status.state() == State.CREATING)
                    .isPresent()) {
                Files.deleteIfExists(file);
                Files.deleteIfExists(directory.resolve(LOG_NAME));
            }
            if (Files.notExists(file)) {
                checkNeverThere(lockFile);
                return create(lockFile);
            }
            Optional<Status> closed = lockFile.last().filter(status -> status.state() == State.CLOSED);
            checkSize(closed);
            FileIdentity identity = identity();
            if (lockFile.isDamaged()) {
                LOG.warn("{} is damaged and is written anew", directory.resolve("tarn.lock"));
            }
            new Continuity(directory, identity, lockFile).checkLock();
            if (closed.isEmpty()) {
                HeaderRecovery.of(BlockFilePath.repair(names.apply(file)));
            }
            return use(MvSettings.open(BlockFilePath.store(names.apply(file))), identity, lockFile, false);
        } catch (IOException e) {
            throw DirectoryException.notWritable(directory, e);
        } catch (DirectoryException e) {
            throw e;
        } catch (RuntimeException e) {
            throw unusable(e);
        }
    }

    /** Has the files that are open watched; the log may be made later. */
    void watch(OpenFiles files, StorageEngine storageEngine) throws IOException {
        files.add(directory.resolve(NAME), BlockFilePath.length(name(NAME)));
        files.addLater(directory.resolve(LOG_NAME), storageEngine.logLength());
    }

    /** {@return the same file in another directory, as for a copy} */
    DataFile in(Path another) {
        return new DataFile(another, specs, names);
    }

    /** {@return the file, to be written as H2 writes it} */
    FileChannel channel() throws IOException {
        return FilePath.get(BlockFilePath.store(name(NAME))).open("rw");
    }

    /**
     * Opens it as a start does, and closes it as a stop does.
     *
     * @throws DirectoryException if it cannot be opened
     */
    void check() {
        MvStorage.open(directory, specs, names).close();
    }

    long size() throws IOException {
        return Files.size(directory.resolve(NAME));
    }

    private StorageEngine create(LockFile lockFile) throws IOException {
        lockFile.write(new Status(State.CREATING, 0, 0, 0, 0));
        lockFile.acknowledge(0);
        MVStore store = MvSettings.open(BlockFilePath.store(name(NAME)));
        store.setStoreVersion(FileIdentity.FORMAT);
        return use(store, identity(), lockFile, true);
    }

    private StorageEngine use(MVStore store, FileIdentity identity, LockFile lockFile, boolean made)
            throws IOException {
        boolean usable = false;
        try {
            if (store.isReadOnly()) {
                throw new DirectoryException(
                        directory.resolve(NAME) + " may not be written to; Tarn keeps its data there");
            }
            checkFormat(store.getStoreVersion());
            FileState state = made
                    ? new FileState(0, 0, true)
                    : FileState.of(store)
                            .orElseThrow(() -> Continuity.damaged(directory, NAME + " does not have its checkpoint"));
            TableSet tables = TableSet.open(store, specs);
            Continuity continuity = new Continuity(directory, identity, lockFile);
            continuity.check(state);
            FilePath path = FilePath.get(name(LOG_NAME));
            Optional<RedoReader> left = RedoReader.open(path, identity.id());
            long sequence = state.sequence();
            if (left.isPresent()) {
                try (RedoReader reader = left.get()) {
                    sequence = replay(continuity, state, reader, tables);
                }
            } else if (!made) {
                continuity.checkNoLog(state);
            }
            RedoLog log = new RedoLog(path, identity.id());
            StorageEngine storageEngine =
                    new StorageEngine(store, tables, log, lockFile, identity.id(), state, sequence);
            if (left.isPresent() || store.hasUnsavedChanges()) {
                storageEngine.checkpoint();
            } else {
                storageEngine.writeStatus(State.OPEN, 0);
            }
            lockFile.acknowledge(sequence);
            usable = true;
            return storageEngine;
        } finally {
            if (!usable) {
                store.closeImmediately();
            }
        }
    }

    private static long replay(Continuity continuity, FileState state, RedoReader log, TableSet tables)
            throws IOException {
        continuity.check(state, log);
        RedoReader.End end = log.replay(tables::replay);
        continuity.check(state, end, !end.whole() && log.salvage(end, record -> {}) > 0);
        return end.sequence();
    }

    private FileIdentity identity() throws IOException {
        try (FileChannel file = FilePath.get(name(NAME)).open("r")) {
            Optional<FileIdentity> found = FileIdentity.read(file);
            if (found.isPresent()) {
                checkFormat(found.get().format());
                return found.get();
            }
            throw Continuity.damaged(
                    directory, NAME + " is damaged or is no file of Tarn: its first bytes cannot be read");
        }
    }

    private void checkFormat(int format) {
        if (format > FileIdentity.FORMAT) {
            throw new DirectoryException(directory + " was last used by a newer Tarn, whose data this one does"
                    + " not know (format " + format + ", this one knows " + FileIdentity.FORMAT
                    + "); use that one, or another directory");
        }
        if (format < FileIdentity.FORMAT) {
            // An existing file must have its tables; creating them again would hide the loss of data.
            throw Continuity.damaged(directory, NAME + " is damaged: its tables are gone");
        }
    }

    private void checkNeverThere(LockFile lockFile) {
        if (lockFile.last().filter(status -> status.identity() != 0).isPresent()
                || lockFile.isDamaged()
                || Files.exists(directory.resolve(LOG_NAME))) {
            throw DirectoryException.damaged(
                    directory.resolve(NAME) + " is gone, and it was there when Tarn was last used;"
                            + " put it back, or delete all of " + directory + " to begin with nothing",
                    null);
        }
    }

    private String name(String file) {
        return names.apply(directory.resolve(file));
    }

    /** A file that was closed is whole; H2 itself would take a shorter one for an older one. */
    private void checkSize(Optional<Status> closed) throws IOException {
        long size = size();
        if (size < Math.max(1, closed.map(Status::size).orElse(0L))) {
            throw Continuity.damaged(
                    directory,
                    NAME + " is damaged: it has " + size + " bytes"
                            + closed.map(status -> ", and had " + status.size() + " when Tarn was last stopped")
                                    .orElse(""));
        }
    }

    private DirectoryException unusable(RuntimeException failure) {
        Path file = directory.resolve(NAME);
        if (FailureReasons.isDiskFull(failure)) {
            return DirectoryException.notWritable(directory, failure);
        }
        if (failure instanceof MVStoreException e && e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
            return new DirectoryException(file + " is in use by another program; close it there", failure);
        }
        String what = FailureReasons.of(failure);
        return DirectoryException.damaged(
                "The data in " + directory + " is damaged: "
                        + (FailureReasons.isDamage(failure)
                                ? what
                                : NAME + " is damaged or is no file of Tarn: " + what)
                        + ". " + Continuity.wayOut(directory),
                failure);
    }
}
