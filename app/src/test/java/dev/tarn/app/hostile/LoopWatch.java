package dev.tarn.app.hostile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sees whether an event loop is held. A probe asks for the server's health on connections to all event loops, one after
 * the other. An answer that takes long tells nothing by itself, on a machine that does other things; but where in the same
 * time a loop has worked, or waited for a lock, for most of it, the loop was held: between two tasks it would have answered.
 */
final class LoopWatch implements AutoCloseable {

    /** New connections go to the event loops in turn. */
    private static final int CONNECTIONS = 8;

    private static final int BETWEEN_PROBES_MILLIS = 5;

    private static final byte[] HEALTH = Wire.ascii("GET /_tarn/health HTTP/1.1\r\nHost: localhost\r\n\r\n");

    private final int port;
    private final Vitals vitals;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong held = new AtomicLong();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final List<Long> waits = Collections.synchronizedList(new ArrayList<>());
    private final Thread thread;

    LoopWatch(int port, Vitals vitals) {
        this.port = port;
        this.vitals = vitals;
        thread = new Thread(this::watch, "loop-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** {@return the longest that a loop was held, in milliseconds} */
    long heldMillis() {
        return held.get();
    }

    /** {@return the wait for an answer that so many of a hundred probes stayed below, in milliseconds; for people} */
    long percentileMillis(int percent) {
        synchronized (waits) {
            List<Long> sorted = waits.stream().sorted().toList();
            return sorted.isEmpty() ? 0 : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
        }
    }

    private void watch() {
        List<Wire> connections = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                connections.add(new Wire(port));
            }
            for (int i = 0; !over.get(); i = (i + 1) % CONNECTIONS) {
                probe(connections.get(i));
                Thread.sleep(BETWEEN_PROBES_MILLIS);
            }
        } catch (IOException | RuntimeException e) {
            failure.compareAndSet(null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.forEach(Wire::close);
        }
    }

    private void probe(Wire connection) throws IOException {
        Map<Long, Long> before = vitals.busyMillis();
        long begin = System.nanoTime();
        connection.send(HEALTH);
        Wire.Answer answer = connection.answer(false).orElseThrow(() -> new IOException("The probe was closed"));
        long waited = (System.nanoTime() - begin) / 1_000_000;
        if (answer.status() != 200) {
            throw new IOException("The probe was answered " + answer.status());
        }
        waits.add(waited);
        Map<Long, Long> after = vitals.busyMillis();
        after.forEach((loop, busy) -> {
            long worked = busy - before.getOrDefault(loop, busy);
            // On a busy machine the probe itself waits for a processor, and short tasks add up meanwhile.
            if (2 * worked > waited) {
                held.accumulateAndGet(Math.min(waited, worked), Math::max);
            }
        });
    }

    /** Stops, and fails if the probe could not go on. */
    @Override
    public void close() {
        over.set(true);
        try {
            thread.join(30_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Throwable found = failure.get();
        if (found != null) {
            throw new AssertionError("The server's health could not be asked", found);
        }
    }
}
