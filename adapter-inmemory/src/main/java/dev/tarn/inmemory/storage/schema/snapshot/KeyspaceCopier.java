package dev.tarn.inmemory.storage.schema.snapshot;

import dev.tarn.domain.failure.Conflict;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.keyspace.HeldKeyspaces;
import dev.tarn.inmemory.storage.schema.keyspace.KeyspaceCopy;
import dev.tarn.inmemory.storage.schema.keyspace.WriteAllowance;

/**
 * Makes copies of keyspaces, in transactions small enough not to delay other writes.
 *
 * @param step how many bytes one transaction copies
 * @param mostDifferences how many bytes of differences one transaction writes
 */
record KeyspaceCopier(Database database, HeldKeyspaces held, long step, long mostDifferences) {

    /** How often the differences are written that others have made meanwhile. */
    private static final int MOST_ROUNDS = 20;

    /**
     * {@return a copy of one moment, also while others write}
     *
     * @throws dev.tarn.domain.failure.InsufficientStorage if the disk has no room for it; then nothing is left of it
     * @throws Conflict if others write faster than this copies
     */
    StoredCopy copy(int source) {
        int target = held.add(database);
        try {
            Progress progress = copy(source, target);
            StoredCopy copy = new StoredCopy(database, held, target, progress.bytes);
            copy.isEqual(source, progress.equalAt);
            return copy;
        } catch (RuntimeException | Error e) {
            new StoredCopy(database, held, target, 0).release();
            throw e;
        }
    }

    private Progress copy(int source, int target) {
        KeyspaceCopy rows = database.read((tables, view) -> new KeyspaceCopy(tables, source, target));
        Progress progress = new Progress();
        boolean more = true;
        while (more) {
            WriteAllowance allowance = new WriteAllowance(step);
            more = database.write((tables, writes) -> {
                progress.see(writes.change());
                return rows.copySome(writes, allowance);
            });
            progress.bytes += allowance.taken();
        }
        if (progress.interrupted) {
            progress.equalAt = writeDifferences(source, target);
        }
        return progress;
    }

    /** {@return the change at which both are equal: after a transaction that wrote all differences} */
    private long writeDifferences(int source, int target) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            WriteAllowance allowance = new WriteAllowance(mostDifferences);
            long before = database.write((tables, writes) -> {
                new KeyspaceCopy(tables, source, target).writeDifferences(writes, allowance);
                return writes.change() - 1;
            });
            if (!allowance.isExceeded()) {
                return before;
            }
        }
        throw new Conflict(
                "The resources of the account are written faster than a snapshot copies them; take it while fewer"
                        + " requests write");
    }

    /** Notices writes of others between the transactions of a copy. */
    private static final class Progress {

        private long next;
        private boolean interrupted;
        private long bytes;

        /** A transaction without changes does not take its number. */
        private long equalAt;

        void see(long change) {
            interrupted |= next != 0 && change != next;
            next = change + 1;
            equalAt = change - 1;
        }
    }
}
