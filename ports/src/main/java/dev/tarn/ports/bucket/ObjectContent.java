package dev.tarn.ports.bucket;

/** An open object; it keeps its bytes if the key is overwritten meanwhile. Must be closed by the caller. Not thread-safe. */
public interface ObjectContent extends AutoCloseable {

    /** {@return the object as it was when it was opened} */
    ObjectHead head();

    /**
     * Reads bytes; blocks.
     *
     * @param position the index of the first byte in the object
     * @return how many were read, at least 1; fewer than {@code length} are no sign of the end
     * @throws BucketException if there are none left, or they cannot be read
     */
    int read(long position, byte[] target, int offset, int length);

    @Override
    void close();
}
