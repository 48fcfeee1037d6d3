package dev.tarn.http;

/** What a server can be told and asked beside HealthLake. */
public interface ServerControl {

    /** Forgets every data store and job, in every account and region. It may block. */
    void reset();

    /** {@return the version of Tarn, for people} */
    String version();
}
