package dev.tarn.app.delivery;

import dev.tarn.app.setting.EventTarget;
import dev.tarn.ports.event.EventFeed.Subscription;
import dev.tarn.ports.event.RecentEvents;
import dev.tarn.ports.event.RecentEvents.Entry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each event to a target, in order, one at a time, at least once. The ring buffer of events is its queue: a target
 * that is slower than the events for too long misses the oldest ones, which is logged. Has a thread of its own; must be
 * closed by the caller.
 */
public final class EventDelivery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventDelivery.class);

    private static final Duration CLOSING = Duration.ofSeconds(3);

    private final RecentEvents events;
    private final EventSender sender;
    private final Semaphore added = new Semaphore(0);
    private final Subscription subscription;
    private final Thread thread;
    private volatile boolean closing;
    private long sent;

    private EventDelivery(EventTarget target, RecentEvents events) {
        this.events = events;
        this.sender = new EventSender(target);
        this.subscription = events.onAdded(added::release);
        this.thread = new Thread(this::run, "tarn-events");
        thread.setDaemon(true);
    }

    /** Starts to send the events to a target, those that are retained first. */
    public static EventDelivery start(EventTarget target, RecentEvents events) {
        EventDelivery delivery = new EventDelivery(target, events);
        delivery.thread.start();
        return delivery;
    }

    private void run() {
        try {
            while (true) {
                List<Entry> later = events.after(sent);
                if (!later.isEmpty()) {
                    deliver(later);
                } else if (closing) {
                    return;
                } else {
                    added.acquire();
                    added.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("The delivery of events was stopped after event {}", sent);
        }
    }

    private void deliver(List<Entry> later) throws InterruptedException {
        long missed = later.get(0).sequence() - sent - 1;
        if (missed > 0) {
            LOG.warn("{} events were not sent, because the target of --events is too slow", missed);
        }
        // One of them, and then again from the buffer: what it has dropped meanwhile is counted as missed.
        Entry next = later.get(0);
        sender.send(next);
        sent = next.sequence();
    }

    /** Sends the events that are left, for three seconds at most. Idempotent. */
    @Override
    public void close() {
        subscription.close();
        closing = true;
        added.release();
        try {
            thread.join(CLOSING.toMillis());
            thread.interrupt();
            thread.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
