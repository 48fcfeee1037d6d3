package dev.tarn.inmemory.storage;

import dev.tarn.ports.admin.BackupSummary;
import dev.tarn.ports.admin.Health;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Tables in a directory, for one process at a time: one transaction writes at a time, any number reads. A change that
 * {@link #write} has returned from survives the end of the process. Each committed batch is a change with a number that
 * only grows. Thread-safe. Failures are {@link StorageException}s.
 */
public interface Storage extends AutoCloseable {

    /** {@return the table with this specification, which the storage was opened with} */
    <K, V> Table<K, V> table(TableSpec<K, V> spec);

    /**
     * Reads what is committed, between two transactions: their commits wait meanwhile.
     *
     * @param work must be short
     */
    <T> T read(Function<ReadView, T> work);

    /**
     * Writes. A {@code work} that throws has written nothing.
     *
     * @param work called once, while no other transaction runs; must not call {@code read} or {@code write}
     * @return the result of {@code work}, when all that it wrote is durable
     */
    <T> T write(Function<WriteBatch, T> work);

    /** Writes as {@link #write}, also where files were removed, and into the reserve of the disk. */
    <T> T writeInReserve(Function<WriteBatch, T> work);

    /** {@return the number of the last change that readers see; it only grows, also from one process to the next} */
    long lastChange();

    /** Checks that reads are possible; throws otherwise. */
    void checkReadable();

    /** Checks that a change can be kept, before it is made; throws otherwise. */
    void checkWritable();

    /** Checks that a deletion can be kept, for which the disk may be full; throws otherwise. */
    void checkDeletable();

    /** {@return whether there is room on the disk for what deletions write} */
    boolean hasRoomToDelete();

    /** {@return whether the disk has room for a file of so many bytes, beside what the storage needs to write} */
    boolean hasRoom(long bytes);

    /** {@return whether a transaction writes at the moment} */
    boolean isBusy();

    /** {@return whether reads and writes are possible, and why not} */
    Health health();

    /**
     * Runs a task in the background, in short steps.
     *
     * @param step does a little, and returns whether there is more to do
     */
    void inBackground(BooleanSupplier step);

    /** Runs the background tasks now rather than at their next time. */
    void wakeBackground();

    /** {@return the directory of the data} */
    Path directory();

    /**
     * Writes a copy of all tables, as of one moment, while reads and writes go on.
     *
     * @param target a directory that does not exist or is empty; it appears whole or not at all
     * @param reserved directories in which no backup may be, beside the one of the data
     */
    BackupSummary backup(Path target, List<Path> reserved);

    /** Waits for running reads and writes, and closes the files. */
    @Override
    void close();
}
