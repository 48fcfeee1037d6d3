package dev.tarn.http;

/** What a server can be told and asked beside HealthLake. */
public interface ServerControl {

    /** Forgets every data store and job, in every account and region. It may block. */
    void reset();

    /**
     * Forgets every data store and job as {@link #reset} does, and removes every object. It may block.
     *
     * @throws dev.tarn.domain.failure.HealthLakeException where the objects cannot be removed, as in S3
     */
    void resetAll();

    /** {@return the version of Tarn, for people} */
    String version();
}
