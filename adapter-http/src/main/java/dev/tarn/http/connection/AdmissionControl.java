package dev.tarn.http.connection;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Admission control for all event loops of one server: limits connections, and the bytes of bodies and answers in
 * progress.
 */
public final class AdmissionControl {

    private final HttpLimits limits;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong bodies = new AtomicLong();
    private final AtomicLong answers = new AtomicLong();

    /** The admission control of a server with these limits. */
    public AdmissionControl(HttpLimits limits) {
        this.limits = limits;
    }

    HttpLimits limits() {
        return limits;
    }

    /** {@return the number of connections, including this one} */
    int opened() {
        return connections.incrementAndGet();
    }

    void closed() {
        connections.decrementAndGet();
    }

    /** {@return whether the bytes fit into the budget; they are then counted until they are released} */
    boolean take(int bytes, long atMost) {
        if (bodies.addAndGet(bytes) <= atMost) {
            return true;
        }
        bodies.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        bodies.addAndGet(-bytes);
    }

    /** {@return the bytes of all bodies that are still held} */
    public long bodies() {
        return bodies.get();
    }

    /**
     * {@return whether the bytes of an answer fit into the budget; they are then counted until they are released}
     *
     * @param alone whether it is enough that no other answer is counted, so that one is possible in any heap
     */
    boolean reserveAnswer(long bytes, boolean alone) {
        long most = limits.answers().all();
        while (true) {
            long before = answers.get();
            if (before + bytes > most && !(alone && before == 0)) {
                return false;
            }
            if (answers.compareAndSet(before, before + bytes)) {
                return true;
            }
        }
    }

    void releaseAnswer(long bytes) {
        answers.addAndGet(-bytes);
    }

    /** {@return the bytes of all large answers that are being built, or that clients have not taken yet} */
    public long answers() {
        return answers.get();
    }
}
