package dev.tarn.inmemory.storage;

/** Hashes of keys for the checksums of rows. They are in files, and so stay what they are. */
public final class KeyHash {

    private static final long ONE = 0xBF58_476D_1CE4_E5B9L;
    private static final long TWO = 0x94D0_49BB_1331_11EBL;

    private KeyHash() {}

    public static int of(long number) {
        return of(number, 0);
    }

    public static int of(long number, long other) {
        long hash = (number ^ number >>> 30) * ONE + other;
        hash = (hash ^ hash >>> 27) * TWO;
        return (int) (hash ^ hash >>> 31);
    }

    public static int of(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * ONE;
            hash ^= hash >>> 32;
        }
        return of(hash);
    }
}
