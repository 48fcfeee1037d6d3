package dev.tarn.inmemory.storage.schema;

import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.InsufficientStorage;
import dev.tarn.domain.failure.Internal;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.inmemory.storage.ReadView;
import dev.tarn.inmemory.storage.StorageException;
import dev.tarn.inmemory.storage.WriteBatch;
import dev.tarn.inmemory.storage.mvstore.MvStorage;
import dev.tarn.ports.admin.BackupSummary;
import dev.tarn.ports.admin.Health;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Tarn's tables in a data directory, for one process at a time. Failures of the storage become those of the domain here,
 * with the same messages. Thread-safe.
 */
public final class Database implements AutoCloseable {

    private final MvStorage storage;
    private final Tables tables;

    /** The database in a storage that was opened with {@link Tables#ALL}. */
    public Database(MvStorage storage) {
        this.storage = storage;
        this.tables = new Tables(storage);
    }

    /**
     * Opens the database in a directory; creates both where they do not exist.
     *
     * @throws dev.tarn.inmemory.storage.DirectoryException if it is not a directory, cannot be written to, is in use, is
     *     damaged, or was used by a newer Tarn
     */
    public static Database open(Path directory) {
        return new Database(MvStorage.open(directory, Tables.ALL));
    }

    /**
     * Writes. A {@code work} that throws has written nothing.
     *
     * @param work called once, while no other transaction runs; must not use this class itself
     * @return the result of {@code work}, when all that it wrote survives the end of the process
     * @throws InsufficientStorage if the disk is full; the same call may succeed later
     * @throws Internal if it could not be written: a file was removed or replaced, or an earlier write failed in a way that
     *     only opening the directory again mends
     */
    public <T> T write(TransactionBody<WriteBatch, T> work) {
        return translated(() -> storage.write(batch -> work.run(tables, batch)));
    }

    /**
     * Writes what frees space or records what has happened already: also where files were removed, and into the reserve of
     * the disk.
     *
     * @see #write
     */
    public <T> T writeInReserve(TransactionBody<WriteBatch, T> work) {
        return translated(() -> storage.writeInReserve(batch -> work.run(tables, batch)));
    }

    /**
     * Reads what is committed, between two transactions: their commits wait meanwhile.
     *
     * @param work must be short
     * @throws Internal if it could not be read
     */
    public <T> T read(TransactionBody<ReadView, T> work) {
        return translated(() -> storage.read(view -> work.run(tables, view)));
    }

    private static <T> T translated(Supplier<T> call) {
        try {
            return call.get();
        } catch (StorageException e) {
            throw switch (e.kind()) {
                case INVALID -> new Invalid(String.valueOf(e.getMessage()));
                case BUSY -> new Conflict(String.valueOf(e.getMessage()));
                case DISK_FULL -> new InsufficientStorage(String.valueOf(e.getMessage()));
                case FAILED -> new Internal(String.valueOf(e.getMessage()), e.getCause());
            };
        }
    }

    private static void translated(Runnable call) {
        translated(() -> {
            call.run();
            return true;
        });
    }

    /** {@return the number of the last change that readers see} */
    public long lastChange() {
        return storage.lastChange();
    }

    /** {@return the directory of the data} */
    public Path directory() {
        return storage.directory();
    }

    /** {@return whether a transaction writes at the moment} */
    public boolean isBusy() {
        return storage.isBusy();
    }

    /** Checks that reads are possible. */
    public void checkReadable() {
        translated(storage::checkReadable);
    }

    /**
     * Checks that a caller's change can be kept, before it is made.
     *
     * @throws InsufficientStorage if the disk is full
     * @throws Internal if writes are refused for another reason
     */
    public void checkWritable() {
        translated(storage::checkWritable);
    }

    /** Checks that a deletion can be kept, for which the disk may be full. */
    public void checkDeletable() {
        translated(storage::checkDeletable);
    }

    /** {@return whether there is room on the disk for what deletions write} */
    public boolean hasRoomToDelete() {
        return storage.hasRoomToDelete();
    }

    /** {@return whether reads and writes are possible, and why not} */
    public Health health() {
        return storage.health();
    }

    /** {@return whether the disk has room for a file of so many bytes, beside what the storage needs to write} */
    public boolean hasRoom(long bytes) {
        return storage.hasRoom(bytes);
    }

    /** Runs a task in the background; {@code step} does a little, and returns whether there is more to do. */
    public void inBackground(BooleanSupplier step) {
        storage.inBackground(step);
    }

    /** Runs the background tasks now. */
    public void wakeBackground() {
        storage.wakeBackground();
    }

    /**
     * Writes a copy of all data, as of one moment, while reads and writes go on.
     *
     * @param target a directory that does not exist or is empty; it appears whole or not at all
     * @param reserved directories in which no backup may be, beside the one of the data
     * @throws Invalid if the target cannot be one
     * @throws Conflict if another backup is being written
     * @throws InsufficientStorage if there is no room for it
     * @throws Internal if it could not be written; then nothing is left of it
     */
    public BackupSummary backup(Path target, List<Path> reserved) {
        return translated(() -> storage.backup(target, reserved));
    }

    /** Brings all changes into the data file; the storage does so every second by itself. */
    public void checkpoint() {
        translated(storage::checkpoint);
    }

    /** {@return the storage} */
    public MvStorage storage() {
        return storage;
    }

    @Override
    public void close() {
        storage.close();
    }
}
