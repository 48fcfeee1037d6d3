package dev.tarn.ports.contract;

import dev.tarn.domain.account.Caller;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.objectstore.ObjectStore;
import java.time.Duration;
import java.time.Instant;

/**
 * An implementation under test, fresh and empty, with a clock that only {@link #advance} moves and jobs that only
 * {@link #work} lets work. It runs at HealthLake's pace: 20 minutes to create, 15 to delete, 30 seconds until a job
 * begins; and a describe of a job at work does not wait for it.
 */
public interface HealthLakeSubject extends AutoCloseable {

    /** The caller of {@link #healthLake()}. */
    Caller CALLER = Caller.of("123456789012", "us-east-1");

    /** Where the contract puts what is imported; an object store that makes no buckets by itself has this one. */
    S3Uri INPUT = new S3Uri("s3://contract-input");

    /** Where the contract lets jobs write; an object store that makes no buckets by itself has this one. */
    S3Uri OUTPUT = new S3Uri("s3://contract-output");

    /** {@return the HealthLake of {@link #CALLER}} */
    HealthLake healthLake();

    /** {@return the HealthLake of any caller} */
    HealthLake of(Caller caller);

    /** {@return what its clock shows} */
    Instant now();

    /** Moves its clock; every move that is due is made. */
    void advance(Duration time);

    /**
     * Runs every job that has begun, to its end, and those that follow them in their queues. A job that has not begun
     * yet does not begin by this.
     */
    void work();

    /** {@return what its jobs read and write} */
    ObjectStore objects();

    /**
     * {@return somewhere that its jobs cannot write; unless it is overridden, below an object, which no directory can
     * hold}
     */
    default S3Uri unwritable() {
        Client.write(objects(), new S3Uri(OUTPUT + "/taken"), "not a folder");
        return new S3Uri(OUTPUT + "/taken/below");
    }

    /** Ends it; nothing of it stays. */
    @Override
    void close();
}
