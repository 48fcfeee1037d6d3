package dev.tarn.inmemory.h2;

import dev.tarn.domain.failure.Internal;
import dev.tarn.domain.job.JobId;
import dev.tarn.inmemory.resource.AcceptedResource;
import dev.tarn.inmemory.resource.BatchMark;
import dev.tarn.inmemory.resource.Upserted;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/** What the batches of jobs did that may start over, in one space. */
final class ImportBatches {

    private final int space;

    ImportBatches(int space) {
        this.space = space;
    }

    /**
     * {@return what tells a batch from another under the same mark}
     *
     * <p>The input may be another one when a job starts over. No one does that to deceive it: a checksum of all that is in
     * it, and its size, are enough.
     */
    static long digest(List<AcceptedResource> batch) {
        CRC32C sum = new CRC32C();
        int bytes = batch.size();
        for (AcceptedResource resource : batch) {
            sum.update(resource.address().id().value().getBytes(StandardCharsets.UTF_8));
            sum.update(resource.body().content());
            bytes = 31 * bytes + resource.body().size();
        }
        return (sum.getValue() << 32) | (bytes & 0xFFFF_FFFFL);
    }

    /** {@return what the batch did; empty where it was not applied yet, or was another one} */
    Optional<List<Upserted>> done(Statements sql, BatchMark mark, long digest, int size) throws SQLException {
        Prepared select = sql.of("SELECT digest, results FROM import_batch WHERE space = ? AND job = ? AND number = ?");
        select.setInt(1, space);
        select.setString(2, mark.job().value());
        select.setLong(3, mark.number());
        try (ResultSet row = select.executeQuery()) {
            if (!row.next() || row.getLong(1) != digest) {
                return Optional.empty();
            }
            List<Upserted> results = BatchResults.of(row.getBytes(2));
            if (results.size() != size) {
                throw new Internal(
                        "What batch " + mark.number() + " of job " + mark.job() + " did cannot be read: there are "
                                + results.size() + " results for " + size + " resources",
                        null);
            }
            return Optional.of(results);
        }
    }

    void keep(Statements sql, BatchMark mark, long digest, List<Upserted> results) throws SQLException {
        Prepared merge = sql.of("MERGE INTO import_batch (space, job, number, digest, results)"
                + " KEY (space, job, number) VALUES (?, ?, ?, ?, ?)");
        merge.setInt(1, space);
        merge.setString(2, mark.job().value());
        merge.setLong(3, mark.number());
        merge.setLong(4, digest);
        merge.setBytes(5, BatchResults.bytes(results));
        merge.executeUpdate();
    }

    /** Lets go of what the batches of a job did that has ended, and so does not start over. */
    static void forget(Statements sql, JobId job) throws SQLException {
        Prepared delete = sql.of("DELETE FROM import_batch WHERE job = ?");
        delete.setString(1, job.value());
        delete.executeUpdate();
    }
}
