package dev.tarn.app;

import java.nio.file.Path;

/** Where a local HealthLake keeps data stores, jobs, tags, client tokens and resources. */
public sealed interface DataBackend {

    /** In memory: quick, and gone with the process. */
    record Memory() implements DataBackend {}

    /**
     * In a database of this directory: what was answered is on disk, and found again at the next start. One process at
     * a time has it.
     */
    record Directory(Path path) implements DataBackend {}
}
