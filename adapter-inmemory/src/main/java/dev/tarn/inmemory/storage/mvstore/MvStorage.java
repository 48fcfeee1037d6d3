package dev.tarn.inmemory.storage.mvstore;

import dev.tarn.inmemory.storage.DamagedRowException;
import dev.tarn.inmemory.storage.DirectoryException;
import dev.tarn.inmemory.storage.FailureReasons;
import dev.tarn.inmemory.storage.ReadView;
import dev.tarn.inmemory.storage.Storage;
import dev.tarn.inmemory.storage.Table;
import dev.tarn.inmemory.storage.TableSpec;
import dev.tarn.inmemory.storage.WriteBatch;
import dev.tarn.inmemory.storage.mvstore.file.UninterruptibleFilePath;
import dev.tarn.inmemory.storage.mvstore.file.WrittenLength;
import dev.tarn.inmemory.storage.mvstore.lock.DirectoryLock;
import dev.tarn.inmemory.storage.mvstore.lock.LockFile;
import dev.tarn.ports.admin.BackupSummary;
import dev.tarn.ports.admin.Health;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * A database in a directory, for one process at a time. Thread-safe.
 *
 * <p>A change that {@link #write} has returned from survives {@code kill -9} of the process. It may not survive a power
 * failure: the file is forced to the disk every second, not at every write, since each write would wait for the disk
 * ({@code decisions.md} T17).
 *
 * <p>While a value is written, several copies are in memory: the caller's, the page's, and the file buffer's. For the largest
 * resource of 164 MB these take about a gigabyte.
 */
public final class MvStorage implements Storage {

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

    private MvStorage(
            Path directory, DirectoryLock lock, DataFile file, StorageEngine storageEngine, LongSupplier usable)
            throws IOException {
        this.directory = directory;
        this.lock = lock;
        this.file = file;
        this.storageEngine = storageEngine;
        this.latch = new FailureLatch(directory);
        this.files = new OpenFiles(latch);
        file.watch(files, storageEngine);
        files.add(lock.path(), new WrittenLength());
        this.space = new DiskSpace(directory, usable, storageEngine.store()::getUnsavedMemory);
        this.transactionWriter = new TransactionWriter(storageEngine, latch, files, space);
        this.compactor = Compactor.of(storageEngine.store(), transactionWriter::checkpoint, files, space);
        this.pages = new PageWriter(storageEngine.store());
        this.backup = new LiveBackup(directory, file, storageEngine, transactionWriter, latch);
    }

    /**
     * Opens the database in a directory; makes both where they are not there.
     *
     * @throws DirectoryException if the directory is none, cannot be written to, is in use, is damaged, or was used
     *     by a newer Tarn
     */
    public static MvStorage open(Path directory, List<TableSpec<?, ?>> specs) {
        UninterruptibleFilePath.register();
        return open(directory, specs, UninterruptibleFilePath::name);
    }

    /**
     * Opens a database.
     *
     * @param names converts a path to H2's file-name syntax
     */
    public static MvStorage open(Path directory, List<TableSpec<?, ?>> specs, Function<Path, String> names) {
        return open(directory, specs, names, DiskSpace::of);
    }

    /**
     * Opens a database.
     *
     * @param usable how many bytes can be written on the disk of a directory
     */
    public static MvStorage open(
            Path directory,
            List<TableSpec<?, ?>> specs,
            Function<Path, String> names,
            Function<Path, LongSupplier> usable) {
        Path real = made(directory);
        DirectoryLock lock = DirectoryLock.take(real);
        MvStorage opened = null;
        try {
            opened = open(real, lock, new DataFile(real, specs, names), usable.apply(real));
            return opened;
        } finally {
            if (opened == null) {
                lock.close();
            }
        }
    }

    private static MvStorage open(Path directory, DirectoryLock lock, DataFile file, LongSupplier usable) {
        StorageEngine storageEngine = file.open(lock.lockFile());
        try {
            return new MvStorage(directory, lock, file, storageEngine, usable);
        } catch (IOException e) {
            storageEngine.close(true);
            throw DirectoryException.notWritable(directory, e);
        }
    }

    public static Path made(Path directory) {
        try {
            return Files.createDirectories(directory).toRealPath();
        } catch (FileAlreadyExistsException e) {
            throw new DirectoryException(e.getFile() + " is not a directory; Tarn keeps its data in one", e);
        } catch (IOException e) {
            if (FailureReasons.isDiskFull(e)) {
                throw DirectoryException.notWritable(directory, e);
            }
            throw new DirectoryException(
                    directory + " cannot be made: " + FailureReasons.of(e) + ". Tarn keeps its data there", e);
        }
    }

    /**
     * Writes atomically: if the work throws, nothing is written.
     *
     * @param work called once, with no concurrent write; must not write or read through this class itself
     * @return what the work returns, when all that it wrote is in the file or in its log
     * @throws dev.tarn.inmemory.storage.StorageException if the disk is full; a later write may succeed
     * @throws dev.tarn.inmemory.storage.StorageException if a file was removed or replaced, or an earlier write failed
     *     so that the storage must be reopened
     */
    @Override
    public <T> T write(Function<WriteBatch, T> work) {
        return written(transactionWriter.write(work));
    }

    /**
     * Writes what frees space, or records what has happened already: also where files were removed, and into the reserve
     * of the disk.
     *
     * @see #write
     */
    @Override
    public <T> T writeInReserve(Function<WriteBatch, T> work) {
        return written(transactionWriter.writeInReserve(work));
    }

    private <T> T written(T result) {
        compactor.written();
        pages.written();
        return result;
    }

    /**
     * Reads what is committed, between two transactions: commits wait meanwhile.
     *
     * @param work must be short
     * @throws dev.tarn.inmemory.storage.StorageException if it could not be read
     */
    @Override
    public <T> T read(Function<ReadView, T> work) {
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
     * @throws dev.tarn.inmemory.storage.StorageException if one is damaged
     */
    public void verify() {
        read(view -> {
            long rows = 0;
            for (MvTable<?, ?> table : storageEngine.tables().all()) {
                for (Object ignored : table.rows()) {
                    rows++;
                }
            }
            return rows;
        });
    }

    @Override
    public <K, V> Table<K, V> table(TableSpec<K, V> spec) {
        return storageEngine.tables().table(spec);
    }

    /** {@return the tables, by their numbers} */
    public TableSet tables() {
        return storageEngine.tables();
    }

    @Override
    public void inBackground(BooleanSupplier step) {
        compactor.takeOn(step);
    }

    @Override
    public void wakeBackground() {
        compactor.call();
    }

    /** {@return the number of the last change that is seen; it only grows, also from one process to the next} */
    @Override
    public long lastChange() {
        return storageEngine.lastChange();
    }

    /** {@return the directory of the data} */
    @Override
    public Path directory() {
        return directory;
    }

    /** {@return whether a write is running, which other writes would wait for} */
    @Override
    public boolean isBusy() {
        return transactionWriter.isBusy();
    }

    /**
     * Checks that it can be read.
     *
     * @throws dev.tarn.inmemory.storage.StorageException if it was closed, or a failure stopped reads
     */
    @Override
    public void checkReadable() {
        latch.checkReadable();
    }

    /**
     * Checks that a caller's change can be kept, before it is made.
     *
     * @throws dev.tarn.inmemory.storage.StorageException if the disk is full
     * @throws dev.tarn.inmemory.storage.StorageException if writes are refused for another reason
     */
    @Override
    public void checkWritable() {
        checkDeletable();
        space.require(0);
    }

    /** Checks that a deletion can be kept: for that the disk may be full. */
    @Override
    public void checkDeletable() {
        latch.checkWritable();
        files.require();
    }

    /** {@return whether there is room on the disk for what deletions write} */
    @Override
    public boolean hasRoomToDelete() {
        return space.hasRoomToDelete();
    }

    @Override
    public boolean hasRoom(long bytes) {
        return space.hasRoomBeside(bytes);
    }

    /** {@return whether it can be read and written, and why not} */
    @Override
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
    @Override
    public BackupSummary backup(Path target, List<Path> reserved) {
        return backup.write(target, reserved);
    }

    /** Brings what was written into the database's file; otherwise that is done every second. */
    public void checkpoint() {
        transactionWriter.checkpoint();
    }

    /** {@return H2's store} */
    MVStore store() {
        return storageEngine.store();
    }

    /** {@return the background thread that compacts the file} */
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
                files.check();
                files.close();
                boolean inPlace = !files.isChanged();
                latch.closed();
                storageEngine.close(inPlace);
                if (whole && inPlace) {
                    writeClosed();
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

    private void writeClosed() {
        try {
            storageEngine.writeStatus(LockFile.State.CLOSED, file.size());
        } catch (IOException e) {
            // Then the next opening does not know how long the file was, and does without.
        }
    }
}
