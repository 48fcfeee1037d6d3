package dev.tarn.ports.request;

import dev.tarn.ports.ring.RingBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/**
 * The last {@value #CAPACITY} requests of a server, fewer if they need more than 1 MiB of memory (8 MiB if bodies are
 * recorded). A request is recorded before its client has the answer. Requests below {@code /_tarn} are not recorded.
 * Thread-safe.
 */
public final class RecentRequests {

    /** How many requests are retained. */
    public static final int CAPACITY = 1_000;

    private static final int MIB = 1024 * 1024;
    private static final int WITH_BODIES = 8;

    private final boolean bodies;
    private final RingBuffer<RecordedRequest> ring;

    /**
     * No requests yet.
     *
     * @param bodies whether the beginning of bodies is recorded; bodies of objects never are
     */
    public RecentRequests(boolean bodies) {
        this.bodies = bodies;
        this.ring = new RingBuffer<>(CAPACITY, (bodies ? WITH_BODIES : 1L) * MIB, RecordedRequest::size);
    }

    /** {@return whether the beginning of bodies is recorded} */
    public boolean hasBodies() {
        return bodies;
    }

    /** Adds a request, which {@code request} makes from its number. */
    public void add(LongFunction<RecordedRequest> request) {
        ring.add(request);
    }

    /** {@return the retained requests, in the order of their answers} */
    public List<RecordedRequest> list() {
        return after(0);
    }

    /** {@return the retained requests of an account} */
    public List<RecordedRequest> of(String account) {
        return list().stream().filter(request -> request.isOf(account)).toList();
    }

    /** {@return the retained requests with larger numbers} */
    public List<RecordedRequest> after(long sequence) {
        return ring.after(sequence);
    }

    /** {@return the number of the last request; 0 if there was none} */
    public long last() {
        return ring.last();
    }

    /** {@return the first retained request that satisfies a condition; waits for one; empty if none comes in time} */
    public Optional<RecordedRequest> await(Predicate<RecordedRequest> condition, Duration atMost)
            throws InterruptedException {
        return ring.await(condition, atMost);
    }

    /** Drops all requests. The numbers go on. */
    public void clear() {
        ring.clear();
    }
}
