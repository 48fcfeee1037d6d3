package dev.tarn.http.connection;

/** Yields the bytes of an answer while it is sent. The methods are called on worker threads, one call at a time. */
public interface BodySource {

    /** {@return the next bytes, at least one and at most so many; may block} */
    byte[] read(int most);

    /** Releases the source; always called at the end. */
    void close();
}
