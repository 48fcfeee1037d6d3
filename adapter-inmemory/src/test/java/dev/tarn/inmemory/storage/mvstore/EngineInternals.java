package dev.tarn.inmemory.storage.mvstore;

import org.h2.mvstore.MVStore;

/** What tests do with a storage beyond its interface. */
public final class EngineInternals {

    private EngineInternals() {}

    /** {@return H2's store} */
    public static MVStore store(MvStorage storage) {
        return storage.store();
    }

    /** Ends the background thread, so that the test alone decides when there is a checkpoint. */
    public static void stopCompactor(MvStorage storage) {
        storage.compactor().close();
    }
}
