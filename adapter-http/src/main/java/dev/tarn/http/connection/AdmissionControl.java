package dev.tarn.http.connection;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What all event loops of one server hold together: connections, and the bytes of bodies and answers under way. */
public final class AdmissionControl {

    private final HttpLimits limits;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong bodies = new AtomicLong();
    private final AtomicLong answers = new AtomicLong();

    /** The load of a server that has these limits. */
    public AdmissionControl(HttpLimits limits) {
        this.limits = limits;
    }

    HttpLimits limits() {
        return limits;
    }

    /** {@return how many connections there are with this one} */
    int opened() {
        return connections.incrementAndGet();
    }

    void closed() {
        connections.decrementAndGet();
    }

    /** {@return whether there was room for so many bytes more; then they are counted until they are given back} */
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
     * {@return whether there was room for so many bytes of an answer; then they are counted until they are released}
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
