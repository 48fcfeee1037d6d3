package dev.tarn.inmemory;

import dev.tarn.domain.failure.Unsupported;
import dev.tarn.ports.objectstore.ClearableObjectStore;
import dev.tarn.ports.objectstore.ObjectStore;

/** Clears the object store of a local HealthLake. The data cannot lie in it: the builder refuses that. */
record ObjectClearing(ObjectStore objects) {

    /**
     * {@return the action that clears}
     *
     * @throws Unsupported if the store cannot be cleared
     */
    Runnable action() {
        if (!(objects instanceof ClearableObjectStore clearable)) {
            throw new Unsupported("The objects are in S3, where a reset removes none. Nothing was reset: reset without"
                    + " the objects, and remove those with a client of S3");
        }
        return clearable::clear;
    }
}
