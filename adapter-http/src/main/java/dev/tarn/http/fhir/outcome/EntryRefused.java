package dev.tarn.http.fhir.outcome;

/** An entry of a transaction that the wire itself refuses, and with it the whole of the transaction. */
public final class EntryRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int entry;
    private final RuntimeException failure;

    /** A refusal of the entry with this index, from 0. It has no stack trace: it is an answer. */
    public EntryRefused(int entry, RuntimeException failure) {
        super(failure.getMessage(), failure, false, false);
        this.entry = entry;
        this.failure = failure;
    }

    /** {@return which entry it was, from 0} */
    int entry() {
        return entry;
    }

    /** {@return why it was refused} */
    RuntimeException failure() {
        return failure;
    }
}
