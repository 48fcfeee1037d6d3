package dev.tarn.http.connection;

import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.Refusal;
import dev.tarn.ports.fhir.RequestBudget;

/**
 * The remaining budget of one request. Its answer is counted in the server's {@link AdmissionControl} from the
 * reservation of its first part until the client has taken the last. Thread-safe: a worker reserves, and the event loop
 * releases.
 */
public final class AnswerBudget implements RequestBudget {

    private final AdmissionControl load;
    private final AnswerLimits limits;
    private long held;
    private long worked;
    private long refused;
    private boolean over;

    AnswerBudget(AdmissionControl load) {
        this.load = load;
        this.limits = load.limits().answers();
    }

    /**
     * Reserves memory for a resource in the answer.
     *
     * @throws Refusal with 413 for more than one request may have, with 503 for more than there is room for now
     */
    @Override
    public synchronized void reserve(long bytes) {
        try {
            admit(bytes);
        } catch (Refusal full) {
            refused += bytes;
            throw full;
        }
    }

    /**
     * Refuses to read more, once as many bytes were read in vain as one answer may have: a resource is read before its
     * length can be refused, and a batch of 1 MB can ask for 500 of 5 MB.
     *
     * @throws Refusal with 413
     */
    public synchronized void requireReadable() {
        if (refused > limits.one()) {
            throw tooLarge();
        }
    }

    /** {@return a budget with the same limit for one answer, which reserves nothing: for what is read and not returned} */
    public RequestBudget unreserved() {
        return new RequestBudget() {
            private long read;

            @Override
            public synchronized void reserve(long bytes) {
                if (read > 0 && read + bytes > limits.one()) {
                    throw tooLarge();
                }
                read += bytes;
            }

            @Override
            public void work(long bytes) {
                AnswerBudget.this.work(bytes);
            }
        };
    }

    private void admit(long bytes) {
        if (held > 0 && held + bytes > limits.one()) {
            throw tooLarge();
        }
        hold(bytes);
    }

    private Refusal tooLarge() {
        return new Refusal(
                ErrorCode.TOO_COSTLY,
                "The answer would hold more than " + limits.one()
                        + " bytes of resources, which is the limit for one request; ask for this in another one");
    }

    /** {@return whether memory could be reserved for a part of the answer that may as well be left out} */
    public synchronized boolean tryReserve(long bytes) {
        try {
            admit(bytes);
            return true;
        } catch (Refusal full) {
            return false;
        }
    }

    @Override
    public synchronized void work(long bytes) {
        requireWanted();
        worked += bytes;
        if (worked > limits.work()) {
            throw new Refusal(
                    ErrorCode.TOO_COSTLY,
                    "The patches of one request may read, compare, copy and write " + limits.work()
                            + " bytes of resources, and these take more; send them in several requests");
        }
    }

    /**
     * Counts an answer that is complete.
     *
     * @throws Refusal with 503 where there is no room for it
     */
    synchronized void holdAll(long bytes) {
        if (bytes > held) {
            hold(bytes - held);
        }
    }

    private void hold(long bytes) {
        requireWanted();
        if (!load.reserveAnswer(bytes, held == 0)) {
            throw new Refusal(
                    ErrorCode.SERVICE_UNAVAILABLE,
                    "Answers of " + limits.all() + " bytes together are being sent already; try again later");
        }
        held += bytes;
    }

    /** Stops work on an answer at its next step if the answer can no longer be sent. */
    private void requireWanted() {
        if (over) {
            throw new Refusal(ErrorCode.SERVICE_UNAVAILABLE, "The client has closed the connection");
        }
    }

    /** Releases the budget: the answer was sent, or there will be none. */
    synchronized void release() {
        over = true;
        load.releaseAnswer(held);
        held = 0;
    }
}
