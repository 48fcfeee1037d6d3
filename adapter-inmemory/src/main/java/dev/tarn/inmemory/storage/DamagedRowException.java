package dev.tarn.inmemory.storage;

import org.jspecify.annotations.Nullable;

/** A row does not have the checksum that it was written with, or cannot be read. The message is for people. */
public final class DamagedRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is said of a row that was read, and is not what was written. */
    private static final String CHECKSUM = "does not have the checksum that it was written with";

    private final transient Object key;
    private final transient Object value;
    private final String fault;

    private DamagedRowException(String message, String fault, Object key, Object value, @Nullable Throwable cause) {
        super(message, cause);
        this.fault = fault;
        this.key = key;
        this.value = value;
    }

    /** {@return the failure of a row with a wrong checksum} */
    public static DamagedRowException of(String table, Object key, Object value) {
        return new DamagedRowException(
                "the row of " + table + " with key " + key + " " + CHECKSUM, "its row " + CHECKSUM, key, value, null);
    }

    /**
     * {@return the failure of a row that cannot be read, since its file is damaged}
     *
     * @param cause says where the file is damaged
     */
    public static DamagedRowException unreadable(String table, Object key, RuntimeException cause) {
        String fault = FailureReasons.of(cause);
        return new DamagedRowException(
                "the row of " + table + " with key " + key + " cannot be read: " + fault, fault, key, key, cause);
    }

    /** {@return the same failure with the name of what is in the row, such as {@code Patient/1}} */
    public DamagedRowException named(String what) {
        return new DamagedRowException(
                what + (getCause() == null ? " is damaged: " : " cannot be read: ") + fault, fault, key, value, null);
    }

    /** {@return the key of the row} */
    public Object key() {
        return key;
    }

    /** {@return what was read in place of the value; no part of it can be relied on} */
    public Object value() {
        return value;
    }
}
