package dev.tarn.inmemory.storage.mvstore;

import dev.tarn.inmemory.storage.DirectoryException;
import dev.tarn.inmemory.storage.FailureReasons;
import dev.tarn.inmemory.storage.TableSpec;
import dev.tarn.inmemory.storage.mvstore.file.BlockFilePath;
import dev.tarn.inmemory.storage.mvstore.file.FileIdentity;
import dev.tarn.inmemory.storage.mvstore.lock.LockNotes;
import dev.tarn.inmemory.storage.mvstore.lock.LockNotes.Note;
import dev.tarn.inmemory.storage.mvstore.lock.LockNotes.State;
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
 * The file of a database. While it is made, the lock says so, so that a file has all of its tables, or is damaged: a
 * process that is killed while it makes one leaves nothing that looks like data.
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
     * @param notes say how it was left, and are written when it is known to be whole
     */
    StorageEngine open(LockNotes notes) {
        Path file = directory.resolve(NAME);
        try {
            new RecoverySwap(directory, () -> {}).finish(notes);
            if (notes.last().filter(note -> note.state() == State.MAKING).isPresent()) {
                Files.deleteIfExists(file);
                Files.deleteIfExists(directory.resolve(LOG_NAME));
            }
            if (Files.notExists(file)) {
                checkNeverThere(notes);
                return create(notes);
            }
            Optional<Note> closed = notes.last().filter(note -> note.state() == State.CLOSED);
            checkSize(closed);
            FileIdentity identity = identity();
            if (notes.isDamaged()) {
                LOG.warn("{} is damaged and is written anew", directory.resolve("tarn.lock"));
            }
            new Continuity(directory, identity, notes).checkLock();
            if (closed.isEmpty()) {
                HeaderRecovery.of(BlockFilePath.repair(names.apply(file)));
            }
            return use(MvSettings.open(BlockFilePath.store(names.apply(file))), identity, notes, false);
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
        files.add(
                directory.resolve(NAME),
                () -> storageEngine.store().getFileStore().size());
        files.addLater(directory.resolve(LOG_NAME), storageEngine::logLength);
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

    private StorageEngine create(LockNotes notes) throws IOException {
        notes.note(new Note(State.MAKING, 0, 0, 0, 0));
        notes.acknowledge(0);
        MVStore store = MvSettings.open(BlockFilePath.store(name(NAME)));
        store.setStoreVersion(FileIdentity.FORMAT);
        return use(store, identity(), notes, true);
    }

    private StorageEngine use(MVStore store, FileIdentity identity, LockNotes notes, boolean made) throws IOException {
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
            Continuity continuity = new Continuity(directory, identity, notes);
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
            StorageEngine storageEngine = new StorageEngine(store, tables, log, notes, identity.id(), state, sequence);
            if (left.isPresent() || store.hasUnsavedChanges()) {
                storageEngine.checkpoint();
            } else {
                storageEngine.note(State.OPEN, 0);
            }
            notes.acknowledge(sequence);
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

    private void checkNeverThere(LockNotes notes) {
        if (notes.last().filter(note -> note.identity() != 0).isPresent()
                || notes.isDamaged()
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
    private void checkSize(Optional<Note> closed) throws IOException {
        long size = size();
        if (size < Math.max(1, closed.map(Note::size).orElse(0L))) {
            throw Continuity.damaged(
                    directory,
                    NAME + " is damaged: it has " + size + " bytes"
                            + closed.map(note -> ", and had " + note.size() + " when Tarn was last stopped")
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
