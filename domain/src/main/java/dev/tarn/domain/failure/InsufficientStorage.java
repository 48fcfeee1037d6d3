package dev.tarn.domain.failure;

/**
 * A write is rejected because the storage that it needs is full: the memory budget, or a disk. Reads and deletes still
 * work, and the same write succeeds once there is room.
 */
public final class InsufficientStorage extends HealthLakeException {

    private static final long serialVersionUID = 1L;

    /**
     * A failure with these facts: {@code The memory budget is full: 57.2 MiB of 57.6 MiB are used. Start Java with a
     * larger -Xmx.}
     *
     * @param storage what is full, as the beginning of a sentence: {@code The memory budget}, {@code The disk of /data}
     * @param usedBytes how much of it is used
     * @param limitBytes how much it holds
     * @param remedy what gives room, in whole sentences
     */
    public InsufficientStorage(String storage, long usedBytes, long limitBytes, String remedy) {
        this(storage + " is full: " + ByteSize.of(usedBytes) + " of " + ByteSize.of(limitBytes) + " are used. "
                + remedy);
    }

    /** A failure with this message. */
    public InsufficientStorage(String message) {
        super(FailureKind.INSUFFICIENT_STORAGE, message);
    }
}
