package dev.tarn.inmemory;

import dev.tarn.domain.failure.Unsupported;
import dev.tarn.inmemory.object.DirectoryObjectStore;
import dev.tarn.ports.ClearableObjectStore;
import dev.tarn.ports.ObjectStore;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Clears the object store of a local HealthLake.
 *
 * @param data the data directory; empty for data in memory
 */
record ClearingObjects(ObjectStore objects, Optional<Path> data) {

    /**
     * {@return the action that clears}
     *
     * @throws Unsupported where the store cannot be cleared, or clearing would remove the data as well
     */
    Runnable action() {
        if (!(objects instanceof ClearableObjectStore clearable)) {
            throw new Unsupported("The objects are in S3, where a reset removes none. Nothing was reset: reset without"
                    + " the objects, and remove those with a client of S3");
        }
        if (objects instanceof DirectoryObjectStore directory
                && data.filter(directory::holds).isPresent()) {
            throw new Unsupported(
                    "The data directory, " + data.orElseThrow() + ", is inside the directory of the objects,"
                            + " so that clearing these would remove the data. Nothing was reset: keep the two apart");
        }
        return clearable::clear;
    }
}
