package dev.tarn.inmemory.h2;

/** A row does not have the checksum that it was written with, or cannot be read. The message is for people. */
final class DamagedRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is said of a row that was read, and is not what was written. */
    private static final String CHECKSUM = "does not have the checksum that it was written with";

    private final transient Object key;
    private final transient Object value;
    private final String fault;

    private DamagedRowException(String message, String fault, Object key, Object value) {
        super(message);
        this.fault = fault;
        this.key = key;
        this.value = value;
    }

    /** {@return the failure of a row with a wrong checksum} */
    static DamagedRowException of(String table, Object key, Object value) {
        return new DamagedRowException(
                "the row of " + table + " with key " + key + " " + CHECKSUM, "its row " + CHECKSUM, key, value);
    }

    /**
     * {@return the failure of the row of a resource}
     *
     * @param what the resource, such as {@code Patient/1}
     * @param failure of the row, or of a block that was read for it
     */
    static DamagedRowException of(String what, RuntimeException failure) {
        if (failure instanceof DamagedRowException row) {
            return new DamagedRowException(what + " is damaged: " + row.fault, row.fault, row.key, row.value);
        }
        String fault = FailureReasons.of(failure);
        return new DamagedRowException(what + " cannot be read: " + fault, fault, what, what);
    }

    /** {@return the key of the row} */
    Object key() {
        return key;
    }

    /** {@return what was read in place of the value; no part of it can be relied on} */
    Object value() {
        return value;
    }
}
