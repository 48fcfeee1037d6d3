package dev.tarn.ports.objectstore;

/** An object while it is written. Closed without a commit, it leaves no trace. */
public interface ObjectWriter extends AutoCloseable {

    /** Adds bytes. */
    void write(byte[] bytes, int offset, int length);

    /** Adds bytes. */
    default void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    /** Makes the object appear, whole. Nothing can be added after it. */
    void commit();

    /** Ends the writing; without a commit before, as if it never began. */
    @Override
    void close();
}
