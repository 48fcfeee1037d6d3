package dev.tarn.http.connection;

/**
 * Takes a body as it arrives. The methods are called on worker threads and may block, one call at a time. An exception
 * becomes the answer; then {@link #abort} follows.
 */
public interface BodySink {

    /** Checks whether the body is wanted, before the client is told to continue. */
    void open();

    /** Takes the next bytes. */
    void write(byte[] bytes);

    /** {@return the answer; the body is complete} */
    Answer end();

    /** Removes what was written. Called if the body does not come to its end, or after a failure; also before open. */
    void abort();
}
