package dev.tarn.app.setting;

import java.nio.file.Path;

/** Where a local HealthLake keeps data stores, jobs, tags, client tokens and resources. */
public sealed interface DataBackend {

    /** In memory: fast; the data are lost when the process ends. */
    record Memory() implements DataBackend {}

    /**
     * In a database in this directory: acknowledged writes are on disk, and are loaded at the next start. Only one
     * process at a time can open it.
     */
    record Directory(Path path) implements DataBackend {}
}
