package dev.tarn.inmemory.h2;

/** A row does not have the checksum that it was written with. */
final class DamagedRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Object key;

    DamagedRowException(String table, Object key) {
        super("the row of " + table + " with key " + key + " does not have the checksum that it was written with");
        this.key = key;
    }

    /** {@return the key of the row} */
    Object key() {
        return key;
    }
}
