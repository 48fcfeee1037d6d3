package dev.tarn.inmemory.h2;

import dev.tarn.domain.account.Scope;
import dev.tarn.ports.admin.BackupSummary;
import dev.tarn.ports.admin.Health;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * A database in a directory, for one process at a time. Safe for use by many threads.
 *
 * <p>What {@link #write} has returned from is there after {@code kill -9} of the process. Of a failure of power nothing is
 * promised: the file is brought to the disk every second, not at every write, since that would make each wait for the
 * disk ({@code decisions.md} T17).
 *
 * <p>A value is in memory several times while it is written: as it came, in a page, and in a buffer of the file's. For
 * the largest resource of 164 MB that is about a gigabyte.
 */
public final class H2Database implements AutoCloseable {

    private final Path directory;
    private final DirectoryLock lock;
    private final DataFile file;
    private final FailureLatch latch;
    private final OpenFiles files;
    private final DiskSpace space;
    private final StorageEngine storageEngine;
    private final TransactionWriter transactionWriter;
    private final Compactor compactor;
    private final PageWriter pages;
    private final LiveBackup backup;
    private boolean closed;

    private H2Database(
            Path directory, DirectoryLock lock, DataFile file, StorageEngine storageEngine, LongSupplier usable)
            throws IOException {
        this.directory = directory;
        this.lock = lock;
        this.file = file;
        this.storageEngine = storageEngine;
        this.latch = new FailureLatch(directory);
        this.files = new OpenFiles(latch);
        file.watch(files, storageEngine);
        files.add(lock.path(), () -> 0);
        this.space = new DiskSpace(directory, usable, storageEngine.store()::getUnsavedMemory);
        this.transactionWriter = new TransactionWriter(storageEngine, latch, files, space);
        this.compactor = Compactor.of(storageEngine.store(), transactionWriter::checkpoint, files, space);
        this.pages = new PageWriter(storageEngine.store());
        this.backup = new LiveBackup(directory, file, storageEngine, transactionWriter, latch);
    }

    /**
     * Opens the database in a directory; makes both where they are not there.
     *
     * @throws DataDirectoryException where the directory is none, cannot be written to, is in use, is damaged, or was
     *     used by a newer Tarn
     */
    public static H2Database open(Path directory) {
        UninterruptibleFilePath.register();
        return open(directory, UninterruptibleFilePath::name);
    }

    /**
     * Opens a database.
     *
     * @param names how H2 is told of a file
     */
    static H2Database open(Path directory, Function<Path, String> names) {
        return open(directory, names, DiskSpace::of);
    }

    /**
     * Opens a database.
     *
     * @param usable how many bytes can be written on the disk of a directory
     */
    static H2Database open(Path directory, Function<Path, String> names, Function<Path, LongSupplier> usable) {
        Path real = made(directory);
        DirectoryLock lock = DirectoryLock.take(real);
        H2Database opened = null;
        try {
            opened = open(real, lock, new DataFile(real, names), usable.apply(real));
            return opened;
        } finally {
            if (opened == null) {
                lock.close();
            }
        }
    }

    private static H2Database open(Path directory, DirectoryLock lock, DataFile file, LongSupplier usable) {
        StorageEngine storageEngine = file.open(lock.notes());
        try {
            return new H2Database(directory, lock, file, storageEngine, usable);
        } catch (IOException e) {
            storageEngine.close(true);
            throw DataDirectoryException.notWritable(directory, e);
        }
    }

    private static Path made(Path directory) {
        try {
            return Files.createDirectories(directory).toRealPath();
        } catch (FileAlreadyExistsException e) {
            throw new DataDirectoryException(e.getFile() + " is not a directory; Tarn keeps its data in one", e);
        } catch (IOException e) {
            if (DiskSpace.isFull(e)) {
                throw DataDirectoryException.notWritable(directory, e);
            }
            throw new DataDirectoryException(
                    directory + " cannot be made: " + FailureReasons.of(e) + ". Tarn keeps its data there", e);
        }
    }

    /**
     * Writes. One who throws has written nothing.
     *
     * @param work called once, while nobody else writes; must not write or read through this class itself
     * @return what the work returns, when all that it wrote is in the file or in its log
     * @throws dev.tarn.domain.failure.InsufficientStorage where the disk is full; later it may succeed
     * @throws dev.tarn.domain.failure.Internal where it could not be written: a file was removed or replaced, or an earlier
     *     write failed in a way that only opening it again mends
     */
    <T> T write(TransactionBody<WriteBatch, T> work) {
        return written(transactionWriter.write(work));
    }

    /**
     * Writes what frees space, or records what has happened already: also where files were removed, and into the reserve
     * of the disk.
     *
     * @see #write
     */
    <T> T writeInReserve(TransactionBody<WriteBatch, T> work) {
        return written(transactionWriter.writeInReserve(work));
    }

    private <T> T written(T result) {
        compactor.written();
        pages.look();
        return result;
    }

    /**
     * Reads what has been written, between two transactions: those who write wait meanwhile.
     *
     * @param work must be short
     * @throws dev.tarn.domain.failure.Internal where it could not be read
     */
    <T> T read(TransactionBody<ReadView, T> work) {
        latch.checkReadable();
        try {
            return storageEngine.reading(work);
        } catch (MVStoreException | DamagedRowException e) {
            latch.checkReadable();
            throw latch.notRead(e);
        }
    }

    /**
     * Reads every row and checks it.
     *
     * @throws dev.tarn.domain.failure.Internal where one is damaged
     */
    void verify() {
        read((tables, view) -> {
            long rows = 0;
            for (Table<?, ?> table : tables.all()) {
                for (Object ignored : table.rows()) {
                    rows++;
                }
            }
            return rows;
        });
    }

    /**
     * Recovers the database in a directory where it is damaged: keeps what is whole, moves the damaged files into a
     * directory {@code damaged-<time>} beside it, and lists what is lost, there in {@code report.txt} as well.
     *
     * @param scope of data stores of which nothing but resources is left
     * @throws DataDirectoryException where the directory cannot be used, for another reason than damage
     */
    public static RecoveryReport recover(Path directory, Scope scope) {
        UninterruptibleFilePath.register();
        return new DirectoryRecovery(made(directory), scope).run();
    }

    /** {@return the number of the last change that is seen; it only grows, also from one process to the next} */
    long lastChange() {
        return storageEngine.lastChange();
    }

    /** {@return the directory of the data} */
    Path directory() {
        return directory;
    }

    /** {@return whether somebody writes, for whom others would wait} */
    public boolean isBusy() {
        return transactionWriter.isBusy();
    }

    /**
     * Checks that it can be read.
     *
     * @throws dev.tarn.domain.failure.Internal where it was closed, or a failure stopped reads
     */
    void checkReadable() {
        latch.checkReadable();
    }

    /**
     * Checks that a caller's change can be kept, before it is made.
     *
     * @throws dev.tarn.domain.failure.InsufficientStorage where the disk is full
     * @throws dev.tarn.domain.failure.Internal where writes are refused for another reason
     */
    void checkWritable() {
        checkDeletable();
        space.require(0);
    }

    /** Checks that a deletion can be kept: for that the disk may be full. */
    void checkDeletable() {
        latch.checkWritable();
        files.require();
    }

    /** {@return whether there is room on the disk for what deletions write} */
    boolean hasRoomToDelete() {
        return space.hasRoomToDelete();
    }

    /** {@return whether it can be read and written, and why not} */
    public Health health() {
        return latch.health().and(files.health()).and(space.health());
    }

    /**
     * Writes a copy of all data, as of one moment, into a directory; reads and writes go on meanwhile.
     *
     * @param target a directory that does not exist or is empty; it appears whole or not at all
     * @param reserved directories in which no backup may be, beside the one of the data
     * @see LiveBackup
     */
    public BackupSummary backup(Path target, List<Path> reserved) {
        return backup.write(target, reserved);
    }

    /** Brings what was written into the database's file; otherwise that is done every second. */
    void checkpoint() {
        transactionWriter.checkpoint();
    }

    MVStore store() {
        return storageEngine.store();
    }

    Compactor compactor() {
        return compactor;
    }

    /** Waits for what is being read and written, and closes the file. Nothing can be read or written after that. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        backup.close();
        compactor.close();
        pages.close();
        try {
            transactionWriter.end(() -> {
                boolean whole = latch.isOpen() && isSaved();
                files.look();
                boolean inPlace = !files.isChanged();
                latch.closed();
                storageEngine.close(inPlace);
                if (whole && inPlace) {
                    noteClosed();
                }
            });
        } finally {
            lock.close();
        }
    }

    private boolean isSaved() {
        try {
            storageEngine.finish();
            return true;
        } catch (IOException | MVStoreException e) {
            // The log has it, and stays.
            return false;
        }
    }

    private void noteClosed() {
        try {
            storageEngine.note(LockNotes.State.CLOSED, file.size());
        } catch (IOException e) {
            // Then the next opening does not know how long the file was, and does without.
        }
    }
}
