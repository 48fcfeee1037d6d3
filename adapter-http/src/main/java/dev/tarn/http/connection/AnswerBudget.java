package dev.tarn.http.connection;

import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.Refusal;
import dev.tarn.ports.fhir.RequestBudget;
import dev.tarn.ports.fhir.WouldBlock;
import java.util.Optional;
import java.util.concurrent.Callable;

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
    private long searched;
    private long refused;
    private boolean over;
    private boolean mayBlock = true;

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

    @Override
    public synchronized void requireSearchTime() {
        requireWanted();
        if (searched > limits.searches().toNanos()) {
            throw new Refusal(
                    ErrorCode.TOO_COSTLY,
                    "The searches and conditions of this request have taken more than "
                            + limits.searches().toSeconds()
                            + " s, which is the limit for one request. Send the rest in another request, or narrow the"
                            + " searches, for example by an identifier, a patient or a date");
        }
    }

    @Override
    public synchronized void searched(long nanos) {
        searched += nanos;
    }

    @Override
    public synchronized boolean mayBlock() {
        return mayBlock;
    }

    /**
     * {@return what a call returns that must not block; empty where it would have to, and what it reserved is released}
     *
     * @throws Exception that of the call
     */
    <T> Optional<T> withoutBlocking(Callable<T> call) throws Exception {
        setMayBlock(false);
        try {
            return Optional.of(call.call());
        } catch (WouldBlock e) {
            releaseHeld();
            return Optional.empty();
        } finally {
            setMayBlock(true);
        }
    }

    private synchronized void setMayBlock(boolean value) {
        mayBlock = value;
    }

    private synchronized void releaseHeld() {
        load.releaseAnswer(held);
        held = 0;
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
        releaseHeld();
    }
}
