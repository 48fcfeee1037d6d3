package dev.tarn.ports.fhir;

import dev.tarn.domain.failure.HealthLakeException;

/** An entry of a transaction could not be done, and so none was. */
public final class TransactionFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int entry;
    private final HealthLakeException failure;

    /**
     * A failure.
     *
     * @param entry which entry, from 0
     */
    public TransactionFailed(int entry, HealthLakeException failure) {
        super("Bundle.entry[" + entry + "]: " + failure.getMessage(), failure);
        this.entry = entry;
        this.failure = failure;
    }

    /** {@return which entry it was, from 0} */
    public int entry() {
        return entry;
    }

    /** {@return why it could not be done} */
    public HealthLakeException failure() {
        return failure;
    }
}
