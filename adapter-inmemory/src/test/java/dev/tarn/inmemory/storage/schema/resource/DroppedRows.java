package dev.tarn.inmemory.storage.schema.resource;

import dev.tarn.inmemory.storage.schema.Database;

/** What the background thread does, for tests that do not wait for it. */
public final class DroppedRows {

    private DroppedRows() {}

    /** Deletes the rows of all dropped keyspaces that are not held. */
    public static void deleteAll(Database database, StoredResourceStores resources) {
        DroppedKeyspaces dropped = new DroppedKeyspaces(database, resources.held());
        while (dropped.deleteSome()) {
            // Each step deletes some.
        }
    }
}
