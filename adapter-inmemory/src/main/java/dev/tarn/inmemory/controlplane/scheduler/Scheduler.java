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

    /** A longer delay never ends, because {@link Instant} cannot express the time. */
    private static final Duration NEVER = Duration.ofDays(365_000_000L);

    private final ReentrantLock lock = new ReentrantLock();
    private final AdjustableClock clock;
    private final Optional<ScheduledExecutorService> timer;
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
     * @param hasTimer whether a timer thread executes due transitions between calls; only with a clock that advances by
     *     itself
     */
    public Scheduler(AdjustableClock clock, boolean hasTimer, StateStore stateStore) {
        this.clock = clock;
        this.stateStore = stateStore;
        this.timer = hasTimer
                ? Optional.of(Executors.newSingleThreadScheduledExecutor(DaemonThreads.threads("tarn-alarm")))
                : Optional.empty();
    }

    /**
     * Executes the due transitions, then the operation, then the transitions that the operation made due, and commits
     * all of them before the lock is released. {@return the result of the operation}
     */
    public <T> T at(Function<Instant, T> operation) {
        lock.lock();
        try {
            Instant now = now();
            timerQueue.run(now);
            T result = operation.apply(now);
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
                // After a failed commit they wait for the next commit that succeeds.
                wakes = List.copyOf(afterwards);
                afterwards.clear();
            }
        } finally {
            lock.unlock();
        }
        wakes.forEach(Scheduler::wake);
    }

    /** Logs the failure of a callback, so that the callbacks after it still run. */
    private static void wake(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException e) {
            LOG.error("A change was committed, but a callback that reports it failed: {}", e.toString());
            LOG.debug("The cause", e);
        }
    }

    /** {@return the time in whole milliseconds, the resolution of the wire format} */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** {@return when the next transition is due; {@link Instant#MAX} if there is none} Does not take the lock. */
    Instant next() {
        return due;
    }

    /** {@return whether a transition is due, which the next {@link #at} executes} Does not take the lock. */
    public boolean isDue() {
        return !now().isBefore(due);
    }

    /** Schedules a transition; one whose time has passed is due at once. Only from within {@link #at}. */
    public void after(Instant now, Duration delay, Runnable transition) {
        if (delay.compareTo(NEVER) < 0) {
            timerQueue.at(now.plus(delay), transition);
        }
    }

    /** Runs a callback after the lock is released, since it may call back. Only from within {@link #at}. */
    public void afterwards(Runnable callback) {
        afterwards.add(callback);
    }

    /** Removes all scheduled transitions. Only from within {@link #at}. */
    public void clear() {
        timerQueue.clear();
    }

    private void arm() {
        Instant next = timerQueue.next().orElse(Instant.MAX);
        due = next;
        // Read once, before the clock: if the setting changes meanwhile, the next release arms the timer again.
        long generation = clock.generation();
        if (timer.isEmpty() || (next.equals(armedFor) && generation == armedAt)) {
            return;
        }
        armed.ifPresent(future -> future.cancel(false));
        armed = Optional.empty();
        armedFor = next;
        armedAt = generation;
        // A frozen clock does not advance by itself; the method that advances it executes what becomes due.
        if (!next.equals(Instant.MAX) && !clock.isFrozen() && !timer.get().isShutdown()) {
            // A timer of at most a day, which then arms itself again: a longer delay may overflow the milliseconds.
            Instant wakeUp = next.isBefore(now().plus(DAY)) ? next : now().plus(DAY);
            long millis = Math.max(1, Duration.between(now(), wakeUp).toMillis());
            armed = Optional.of(timer.get().schedule(this::onTimer, millis, TimeUnit.MILLISECONDS));
        }
    }

    /** Logs its exceptions, because the executor would swallow them. */
    private void onTimer() {
        try {
            at(now -> {
                armedFor = Instant.MAX;
                return now;
            });
        } catch (RuntimeException | Error e) {
            LOG.error("Due transitions could not be executed", e);
        }
    }

    /** Takes the lock, so that the timer is not armed at the same time. */
    @Override
    public void close() {
        at(now -> {
            timer.ifPresent(ScheduledExecutorService::shutdownNow);
            return now;
        });
    }
}
