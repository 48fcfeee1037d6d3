package dev.tarn.http.connection;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What all event loops of one server hold together: connections, and the bytes of bodies under way. */
public final class Load {

    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong bodies = new AtomicLong();

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

    /** {@return the bytes of all bodies that somebody still holds} */
    public long bodies() {
        return bodies.get();
    }
}
