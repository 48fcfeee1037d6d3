package dev.tarn.inmemory.controlplane.scheduler;

import dev.tarn.inmemory.controlplane.state.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lock, the clock and the due transitions of the control plane. Every operation runs through {@link #at}, which
 * first executes all transitions that are due, so that no caller sees a stale state; no thread needs to execute them on
 * time.
 */
public final class Scheduler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);
    private static final Duration DAY = Duration.ofDays(1);

    /** What would come after this many years does not come: the calendar of {@link Instant} has an end. */
    private static final Duration NEVER = Duration.ofDays(365_000_000L);

    private final ReentrantLock lock = new ReentrantLock();
    private final AdjustableClock clock;
    private final Optional<ScheduledExecutorService> alarm;
    private final TimerQueue timerQueue = new TimerQueue();
    private final StateStore stateStore;
    private final List<Runnable> afterwards = new ArrayList<>();
    private Optional<ScheduledFuture<?>> armed = Optional.empty();
    private Instant armedFor = Instant.MAX;

    /** The setting of the clock for which the timer is armed. */
    private long armedAt;

    /** When the next transition is due; read without the lock. */
    private volatile Instant due = Instant.MAX;

    /**
     * A scheduler.
     *
     * @param stateStore committed each time the lock is released
     * @param rings whether a timer thread executes due transitions between calls; only with a clock that advances by
     *     itself
     */
    public Scheduler(AdjustableClock clock, boolean rings, StateStore stateStore) {
        this.clock = clock;
        this.stateStore = stateStore;
        this.alarm = rings
                ? Optional.of(Executors.newSingleThreadScheduledExecutor(DaemonThreads.threads("tarn-alarm")))
                : Optional.empty();
    }

    /**
     * Does what is due, then acts, then does what has become due by it; and writes all of it down, before anybody can
     * see it. {@return what acting returned}
     */
    public <T> T at(Function<Instant, T> act) {
        lock.lock();
        try {
            Instant now = now();
            timerQueue.run(now);
            T result = act.apply(now);
            timerQueue.run(now);
            return result;
        } finally {
            release();
        }
    }

    /** Releases the lock; after the outermost release on this thread, wakes the waiting threads. */
    private void release() {
        List<Runnable> wakes = List.of();
        try {
            if (lock.getHoldCount() == 1) {
                arm();
                stateStore.commit();
                // Where the commit has failed, they wait for the one that succeeds.
                wakes = List.copyOf(afterwards);
                afterwards.clear();
            }
        } finally {
            lock.unlock();
        }
        wakes.forEach(Scheduler::wake);
    }

    /** One that cannot be woken must not keep the others asleep. */
    private static void wake(Runnable sleeper) {
        try {
            sleeper.run();
        } catch (RuntimeException e) {
            LOG.error("A change was made, and what follows it failed: {}", e.toString());
            LOG.debug("The cause", e);
        }
    }

    /** {@return the time, in whole milliseconds: what the wire can carry} */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** {@return when the next transition is due; {@link Instant#MAX} if there is none} Without waiting for the lock. */
    Instant next() {
        return due;
    }

    /** {@return whether a transition is due, which the next {@link #at} applies; without waiting for the lock} */
    public boolean isDue() {
        return !now().isBefore(due);
    }

    /** Has something done this long after, or at once where that has passed. Only from within {@link #at}. */
    public void after(Instant now, Duration delay, Runnable move) {
        if (delay.compareTo(NEVER) < 0) {
            timerQueue.at(now.plus(delay), move);
        }
    }

    /** Has something done once the lock is free again: waking others, who may call back. Only from within {@link #at}. */
    public void afterwards(Runnable wake) {
        afterwards.add(wake);
    }

    /** Forgets all that is due. Only from within {@link #at}. */
    public void clear() {
        timerQueue.clear();
    }

    private void arm() {
        Instant next = timerQueue.next().orElse(Instant.MAX);
        due = next;
        // Read once, before the clock: if the setting changes meanwhile, the next release arms the timer again.
        long generation = clock.generation();
        if (alarm.isEmpty() || (next.equals(armedFor) && generation == armedAt)) {
            return;
        }
        armed.ifPresent(ring -> ring.cancel(false));
        armed = Optional.empty();
        armedFor = next;
        armedAt = generation;
        // A frozen clock never gets there by itself; the method that moves it executes what becomes due.
        if (!next.equals(Instant.MAX) && !clock.isFrozen() && !alarm.get().isShutdown()) {
            // What is far off is looked at again in a day: no delay is ever too long to be counted.
            Instant look = next.isBefore(now().plus(DAY)) ? next : now().plus(DAY);
            long millis = Math.max(1, Duration.between(now(), look).toMillis());
            armed = Optional.of(alarm.get().schedule(this::ring, millis, TimeUnit.MILLISECONDS));
        }
    }

    /** Logs its exceptions, because the executor would swallow them. */
    private void ring() {
        try {
            at(now -> {
                armedFor = Instant.MAX;
                return now;
            });
        } catch (RuntimeException | Error e) {
            LOG.error("What was due could not be done", e);
        }
    }

    /** Guarded by the lock, so that the timer is not armed meanwhile. */
    @Override
    public void close() {
        at(now -> {
            alarm.ifPresent(ScheduledExecutorService::shutdownNow);
            return now;
        });
    }
}
