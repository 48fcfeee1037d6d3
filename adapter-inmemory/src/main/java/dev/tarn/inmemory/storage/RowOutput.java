package dev.tarn.inmemory.storage;

/** Receives the bytes of a row. Numbers of variable length have seven bits a byte, the lowest first. */
public interface RowOutput {

    /** Appends a byte. */
    RowOutput putByte(byte value);

    /** Appends eight bytes, the highest first. */
    RowOutput putLong(long value);

    /** Appends a number in one to five bytes. */
    RowOutput putVarInt(int value);

    /** Appends a number in one to ten bytes. */
    RowOutput putVarLong(long value);

    /** Appends bytes. */
    RowOutput putBytes(byte[] bytes);
}
