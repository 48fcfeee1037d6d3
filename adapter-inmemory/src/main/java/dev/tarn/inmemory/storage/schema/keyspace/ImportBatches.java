package dev.tarn.inmemory.storage.schema.keyspace;

import dev.tarn.domain.failure.Internal;
import dev.tarn.domain.job.JobId;
import dev.tarn.inmemory.repository.store.BatchMark;
import dev.tarn.inmemory.repository.store.Upserted;
import dev.tarn.inmemory.storage.ReadView;
import dev.tarn.inmemory.storage.WriteBatch;
import dev.tarn.inmemory.storage.schema.Tables;
import dev.tarn.inmemory.storage.schema.row.Keys;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * What the batches of jobs did that may start over, in one keyspace: by {@code <job>/<number>}, the keyspace, the batch's
 * digest and {@link BatchResults}.
 */
public final class ImportBatches {

    static final int HEAD = Integer.BYTES + Long.BYTES;

    private final int keyspace;

    ImportBatches(int keyspace) {
        this.keyspace = keyspace;
    }

    /** {@return what the batch did; empty where it was not applied yet, or was another one} */
    public Optional<List<Upserted>> done(Tables tables, ReadView view, BatchMark mark, int size) {
        return view.get(tables.importBatches, key(mark)).map(ByteBuffer::wrap).flatMap(row -> {
            if (row.getInt() != keyspace || row.getLong() != mark.digest()) {
                return Optional.empty();
            }
            List<Upserted> results = BatchResults.of(row);
            if (results.size() != size) {
                throw new Internal(
                        "What batch " + mark.number() + " of job " + mark.job() + " did cannot be read: there are "
                                + results.size() + " results for " + size + " resources",
                        null);
            }
            return Optional.of(results);
        });
    }

    public void keep(Tables tables, WriteBatch writes, BatchMark mark, List<Upserted> results) {
        byte[] done = BatchResults.bytes(results);
        byte[] row = ByteBuffer.allocate(HEAD + done.length)
                .putInt(keyspace)
                .putLong(mark.digest())
                .put(done)
                .array();
        writes.put(tables.importBatches, key(mark), row);
    }

    /** Removes the batch results of an ended job, which will not be restarted. */
    public static void forget(Tables tables, WriteBatch writes, JobId job) {
        writes.remove(tables.importBatches, Keys.first(job), Keys.last(job), Integer.MAX_VALUE);
    }

    /** Removes the batch results of a keyspace that is being deleted. */
    public static void forget(Tables tables, WriteBatch writes, int keyspace) {
        tables.importBatches.rows().forEach(row -> {
            if (ByteBuffer.wrap(row.getValue()).getInt() == keyspace) {
                writes.remove(tables.importBatches, row.getKey());
            }
        });
    }

    private static String key(BatchMark mark) {
        return Keys.of(mark.job(), mark.number());
    }
}
