package dev.tarn.app.storage.mvstore;

import dev.tarn.inmemory.storage.schema.Database;
import org.h2.mvstore.MVStore;

/** Lives in a package of the engine's name and names both H2 and Tarn's tables: only the first is allowed there. */
public record EngineOfTables(MVStore store, Database database) {}
