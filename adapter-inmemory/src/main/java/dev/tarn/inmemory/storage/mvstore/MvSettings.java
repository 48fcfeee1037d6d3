package dev.tarn.inmemory.storage.mvstore;

import org.h2.mvstore.MVStore;

/** How H2 is set, and why. */
final class MvSettings {

    /** In megabytes; a small heap has a small one, since the cache is filled however little memory there is. */
    private static final int CACHE =
            (int) Math.max(1, Math.min(32, Runtime.getRuntime().maxMemory() >> 24));

    /**
     * Limit of unsaved changes in bytes, beyond which a write must write pages itself; {@link PageWriter} starts
     * earlier.
     */
    static final int MOST_CHANGED =
            (int) Math.min(64L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 8);

    /**
     * Time before a chunk of the file can be overwritten, in milliseconds: with H2's 45 s, a minute of small writes would
     * take gigabytes.
     */
    static final int RETENTION = 3_000;

    private MvSettings() {}

    /** Opens a file. H2 then writes only on request, because its background threads are off. */
    static MVStore open(String name) {
        MVStore store = new MVStore.Builder()
                .adoptFileStore(PageFile.open(name, CACHE))
                .autoCommitDisabled()
                .autoCommitBufferSize(MOST_CHANGED / 1024)
                .open();
        store.setRetentionTime(RETENTION);
        // A read-write lock excludes readers during writes; old versions would only take memory.
        store.setVersionsToKeep(0);
        return store;
    }
}
