package dev.tarn.inmemory.repository.search;

import dev.tarn.ports.fhir.RequestBudget;

/** The budget of a request on an event loop: unlimited, and its work must not block. Thread-safe. */
public final class NonBlockingBudget implements RequestBudget {

    @Override
    public void reserve(long bytes) {}

    @Override
    public void work(long bytes) {}

    @Override
    public boolean mayBlock() {
        return false;
    }
}
