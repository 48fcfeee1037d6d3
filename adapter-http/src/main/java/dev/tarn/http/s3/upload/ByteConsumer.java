package dev.tarn.http.s3.upload;

/** Takes bytes. */
@FunctionalInterface
public interface ByteConsumer {

    /** Takes bytes; the array may be reused afterwards. */
    void accept(byte[] bytes, int offset, int length);
}
