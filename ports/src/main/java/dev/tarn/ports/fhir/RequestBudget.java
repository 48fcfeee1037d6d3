package dev.tarn.ports.fhir;

/**
 * What one request may still cost: bytes of its answer, bytes of documents that it processes, and time of its searches. A
 * small request can cost much of each, alone or as a bundle. Thread-safe.
 *
 * <p>{@link #reserve} and {@link #work} are called before the cost arises. The methods refuse with an exception of their own
 * choice, which implementations of {@link FhirEndpoint} propagate unchanged.
 */
public interface RequestBudget {

    /** No limits. */
    RequestBudget UNLIMITED = new RequestBudget() {
        @Override
        public void reserve(long bytes) {}

        @Override
        public void work(long bytes) {}
    };

    /**
     * Reserves memory for a part of the answer, until the client has taken the answer.
     *
     * @throws dev.tarn.domain.failure.Unprocessable if the answer becomes larger than one request may have
     */
    void reserve(long bytes);

    /**
     * Charges work on documents: a patch reads its document, compares and copies parts of it, and writes the result.
     *
     * @throws dev.tarn.domain.failure.Unprocessable if the request has used up its work
     */
    void work(long bytes);

    /**
     * Refuses another search where those of the request have used up their time. Called before a search begins.
     *
     * @throws dev.tarn.domain.failure.Unprocessable if the time is used up
     */
    default void requireSearchTime() {}

    /** Charges the time of a search, in nanoseconds. Called when it ends. */
    default void searched(long nanos) {}

    /**
     * {@return whether a search may block: wait for another thread, read resources into its index, or compute for longer
     * than a fraction of a millisecond} Where it may not, it throws {@link WouldBlock} instead, and can be made again by a
     * thread that may.
     */
    default boolean mayBlock() {
        return true;
    }
}
