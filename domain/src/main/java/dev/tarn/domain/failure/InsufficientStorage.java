package dev.tarn.domain.failure;

import java.util.Locale;

/**
 * A write is rejected because the storage that it needs is full: the memory budget, or a disk. Reads and deletes still
 * work, and the same write succeeds once there is room.
 */
public final class InsufficientStorage extends HealthLakeException {

    private static final long serialVersionUID = 1L;

    private static final double MIB = 1024.0 * 1024;

    private static final long GIB_FROM = 10L << 30;

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
        this(storage + " is full: " + size(usedBytes) + " of " + size(limitBytes) + " are used. " + remedy);
    }

    /** A failure with this message. */
    public InsufficientStorage(String message) {
        super(FailureKind.INSUFFICIENT_STORAGE, message);
    }

    /** {@return a size for people: {@code 57.6 MiB}; in GiB from 10 GiB on} */
    public static String size(long bytes) {
        return bytes < GIB_FROM
                ? String.format(Locale.ROOT, "%.1f MiB", bytes / MIB)
                : String.format(Locale.ROOT, "%.1f GiB", bytes / MIB / 1024);
    }
}
