package dev.tarn.inmemory.ndjson;

/** Receives the bytes of a resource in parts. */
@FunctionalInterface
public interface ByteOutput {

    /** Receives bytes; they may change after the call unless the sender says otherwise. */
    void write(byte[] bytes, int offset, int length);
}
