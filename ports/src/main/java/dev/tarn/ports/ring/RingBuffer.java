package dev.tarn.ports.ring;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * A ring buffer: the last entries, numbered from 1 on and without gaps. It is bounded by a number of entries and by their
 * size. Thread-safe.
 *
 * @param <T> an entry; immutable
 */
public final class RingBuffer<T> {

    private final int capacity;
    private final long bytes;
    private final ToLongFunction<T> size;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final ArrayDeque<T> entries = new ArrayDeque<>();
    private long last;
    private long held;

    /** An empty ring of so many entries, of any size. */
    public RingBuffer(int capacity) {
        this(capacity, 0, entry -> 0);
    }

    /**
     * An empty ring. An added entry is retained, also if it alone is larger than {@code bytes}.
     *
     * @param bytes how many bytes the entries have together at most
     * @param size of an entry in bytes; the same at each call
     */
    public RingBuffer(int capacity, long bytes, ToLongFunction<T> size) {
        this.capacity = capacity;
        this.bytes = bytes;
        this.size = size;
    }

    /**
     * Adds an entry, and drops the oldest ones that have no room beside it.
     *
     * @param entry makes the entry from its number; it runs under the lock
     */
    public void add(LongFunction<T> entry) {
        lock.lock();
        try {
            T made = entry.apply(last + 1);
            last++;
            held += size.applyAsLong(made);
            entries.addLast(made);
            while (entries.size() > capacity || (held > bytes && entries.size() > 1)) {
                held -= size.applyAsLong(entries.removeFirst());
            }
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** {@return the number of the last entry that was added; 0 if there was none} */
    public long last() {
        lock.lock();
        try {
            return last;
        } finally {
            lock.unlock();
        }
    }

    /** {@return the retained entries with larger numbers, in order} */
    public List<T> after(long number) {
        lock.lock();
        try {
            if (number >= last) {
                return List.of();
            }
            long dropped = last - entries.size();
            return entries.stream().skip(Math.max(0, number - dropped)).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Drops all entries. The numbers go on. */
    public void clear() {
        lock.lock();
        try {
            entries.clear();
            held = 0;
        } finally {
            lock.unlock();
        }
    }

    /** {@return the first retained entry that satisfies a condition; waits for one; empty if none comes in time} */
    public Optional<T> await(Predicate<T> condition, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lock();
        try {
            long seen = 0;
            while (true) {
                Optional<T> found = after(seen).stream().filter(condition).findFirst();
                if (found.isPresent() || left <= 0) {
                    return found;
                }
                seen = last;
                left = added.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
