package dev.tarn.ports.event;

import dev.tarn.domain.event.EventBridgeEvent;
import dev.tarn.domain.event.HealthLakeEvent;
import dev.tarn.ports.ring.RingBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A ring buffer of the last {@value #CAPACITY} events that HealthLake sends to EventBridge ({@code data-plane.md} 1.11).
 * Each event has a sequence number, from 1 on and without gaps. Thread-safe; must be closed by the caller.
 */
public final class RecentEvents implements AutoCloseable {

    /** How many events are retained. */
    public static final int CAPACITY = 1_000;

    /** How long {@link #await(String)} waits. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int SHOWN = 20;

    private final RingBuffer<Entry> ring = new RingBuffer<>(CAPACITY);
    private final List<Registration> listeners = new CopyOnWriteArrayList<>();
    private final EventFeed.Subscription subscription;

    /**
     * An event. Immutable.
     *
     * @param sequence its number
     * @param eventBridge its form for EventBridge
     */
    public record Entry(long sequence, HealthLakeEvent event, EventBridgeEvent eventBridge) {}

    /** A registration of a listener; compared by identity, so that one listener can be registered twice. */
    private static final class Registration {
        private final Runnable listener;

        Registration(Runnable listener) {
            this.listener = listener;
        }
    }

    /** A ring buffer of the events of a feed from now on. */
    public RecentEvents(EventFeed feed) {
        subscription = feed.subscribe(this::add);
    }

    private void add(HealthLakeEvent event) {
        Optional<EventBridgeEvent> form = event.eventBridge();
        if (form.isEmpty()) {
            return;
        }
        ring.add(sequence -> new Entry(sequence, event, form.get()));
        listeners.forEach(registration -> registration.listener.run());
    }

    /** {@return the number of the last event; 0 if there was none} */
    public long last() {
        return ring.last();
    }

    /** {@return the retained events with larger numbers, in order} */
    public List<Entry> after(long sequence) {
        return ring.after(sequence);
    }

    /**
     * Calls a listener after each event.
     *
     * @param listener runs under a lock of HealthLake: it must return soon and must not throw
     */
    public EventFeed.Subscription onAdded(Runnable listener) {
        Registration registration = new Registration(listener);
        listeners.add(registration);
        return () -> listeners.remove(registration);
    }

    /**
     * {@return the first retained event of this type, such as {@code Import Job Completed}; waits up to 30 seconds for one}
     *
     * @throws EventTimeoutException if none comes in time; the message lists the last events
     */
    public Entry await(String detailType) throws InterruptedException {
        return await(detailType, entry -> true, PATIENCE);
    }

    /**
     * {@return the first retained event of this type that satisfies a condition; waits for one}
     *
     * @param condition such as that the event is of a data store, or has a number beyond one that was seen before
     * @throws EventTimeoutException if none comes in time; the message lists the last events
     */
    public Entry await(String detailType, Predicate<Entry> condition, Duration atMost) throws InterruptedException {
        return ring.await(entry -> entry.eventBridge().detailType().equals(detailType) && condition.test(entry), atMost)
                .orElseThrow(() -> new EventTimeoutException("No event '" + detailType + "' came within "
                        + atMost.toMillis() + " ms; the last events are: " + tail()));
    }

    private String tail() {
        List<Entry> shown = after(last() - SHOWN);
        return shown.isEmpty()
                ? "none"
                : shown.stream().map(entry -> entry.eventBridge().detailType()).collect(Collectors.joining(", "));
    }

    /** Ends the subscription to the feed. Idempotent. */
    @Override
    public void close() {
        subscription.close();
    }
}
