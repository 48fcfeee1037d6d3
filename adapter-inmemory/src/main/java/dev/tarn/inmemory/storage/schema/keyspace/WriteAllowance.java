package dev.tarn.inmemory.storage.schema.keyspace;

/** How much one transaction may write: it is in memory until it is committed. Not thread-safe. */
public final class WriteAllowance {

    /** Of the objects of a change, in bytes. */
    private static final int FRAME = 100;

    private final long most;
    private long taken;

    /** An allowance of so many bytes of memory. */
    public WriteAllowance(long most) {
        this.most = most;
    }

    /** Counts a change of a row, with a value of so many bytes. */
    void take(int bytes) {
        taken += FRAME + bytes;
    }

    /** {@return whether more was taken than is allowed} */
    public boolean isExceeded() {
        return taken > most;
    }

    /** {@return how many bytes were taken} */
    public long taken() {
        return taken;
    }
}
