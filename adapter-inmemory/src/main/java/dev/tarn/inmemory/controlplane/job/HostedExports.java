package dev.tarn.inmemory.controlplane.job;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.inmemory.controlplane.scheduler.Scheduler;
import dev.tarn.ports.objectstore.ObjectStore;
import dev.tarn.ports.objectstore.ObjectStoreException;
import dev.tarn.ports.objectstore.StoredObject;
import java.time.Instant;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of exports that were started by GET. Such an export has no bucket of the caller: HealthLake keeps the files, and
 * so does Tarn, apart from the objects of buckets and never in S3. Thread-safe.
 */
public final class HostedExports {

    private static final Logger LOG = LoggerFactory.getLogger(HostedExports.class);

    /** The size of a file at which another begins, in bytes: the endpoint answers with a whole file. */
    static final long SHARD_BYTES = 4_000_000;

    private final Supplier<? extends ObjectStore> opened;
    private final Lock clearing;
    private @Nullable ObjectStore objects;

    /**
     * Files that are kept there.
     *
     * @param opened called once, when the first file is written or read
     * @param clearing held while files are removed: no job commits one meanwhile
     */
    public HostedExports(Supplier<? extends ObjectStore> opened, Lock clearing) {
        this.opened = opened;
        this.clearing = clearing;
    }

    /** {@return the output of a job: a bucket of HealthLake's own, which no client can reach} */
    public static OutputDataConfig output(Scope scope) {
        return new OutputDataConfig(
                new S3Uri("s3://healthlake-exports-" + scope.account() + "/" + scope.region() + "/"),
                new EncryptionKeyId("alias/aws/healthlake"));
    }

    /** {@return the role of such a job: the service's own} */
    public static RoleArn role(Scope scope) {
        return new RoleArn("arn:aws:iam::" + scope.account()
                + ":role/aws-service-role/healthlake.amazonaws.com/AWSServiceRoleForHealthLake");
    }

    /** {@return where the files are} */
    public synchronized ObjectStore objects() {
        ObjectStore known = objects;
        if (known == null) {
            known = opened.get();
            objects = known;
        }
        return known;
    }

    /** Removes the files of a job that has ended, once they can no longer be downloaded. Under the lock. */
    void expire(ExportJob job, Scheduler scheduler) {
        if (job.isHosted() && !job.files().isEmpty()) {
            Instant end = job.state().endTime().orElse(Instant.EPOCH);
            scheduler.after(end, ExportJob.HOSTING, () -> scheduler.afterwards(() -> remove(job)));
        }
    }

    /** Removes the files of a job. */
    public void remove(ExportJob job) {
        if (!job.isHosted()) {
            return;
        }
        clearing.lock();
        try (Stream<StoredObject> files = objects().list(job.ticket().output().s3Uri())) {
            files.map(StoredObject::uri).toList().forEach(objects()::delete);
        } catch (ObjectStoreException e) {
            LOG.warn("The files of export job {} could not be removed: {}", job.id(), e.getMessage());
        } finally {
            clearing.unlock();
        }
    }
}
