package dev.tarn.inmemory.controlplane.scheduler;

import dev.tarn.domain.event.HealthLakeEvent;
import dev.tarn.domain.event.HealthLakeEvent.Kind;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.ports.admin.ClockMove;
import dev.tarn.ports.admin.TarnClock;
import dev.tarn.ports.event.EventFeed.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/**
 * Moves the clock of a control plane. The clock stands at each due time in turn while its transitions are executed, so that
 * their order and their times do not depend on how far the clock is moved. One move at a time.
 */
public final class ClockControl implements TarnClock {

    private static final Duration LONGEST = Duration.ofDays(LONGEST_DAYS);
    /** 9999-12-31T23:59:59.999Z; not parsed, since a start would wait for it. */
    private static final Instant LAST = Instant.ofEpochSecond(253_402_300_799L, 999_000_000);

    private static final Duration WAIT = Duration.ofSeconds(10);

    private final AdjustableClock clock;
    private final Scheduler scheduler;
    private final EventPublisher events;
    private final RunningJobs jobs;
    private final BooleanSupplier empty;

    /** The jobs that are IN_PROGRESS. */
    public interface RunningJobs {

        /** Waits until none is left that can end, or the time is over. {@return how many are IN_PROGRESS then} */
        int await(Duration limit);
    }

    /**
     * A control.
     *
     * @param empty whether there is no data store; called under the scheduler's lock
     */
    public ClockControl(
            AdjustableClock clock,
            Scheduler scheduler,
            EventPublisher events,
            RunningJobs jobs,
            BooleanSupplier empty) {
        this.clock = clock;
        this.scheduler = scheduler;
        this.events = events;
        this.jobs = jobs;
        this.empty = empty;
    }

    @Override
    public Instant now() {
        return scheduler.now();
    }

    @Override
    public boolean isFrozen() {
        return clock.isFrozen();
    }

    @Override
    public synchronized ClockMove advance(Duration duration) {
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new Invalid("The clock cannot advance by " + duration + "; use a duration of zero to " + LONGEST_DAYS
                    + " days, such as PT20M");
        }
        return moveTo(scheduler.now().plus(duration), clock.isFrozen());
    }

    @Override
    public synchronized ClockMove set(Instant time) {
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LAST)) {
            throw outOfRange(time);
        }
        Instant target = time.truncatedTo(ChronoUnit.MILLIS);
        boolean frozen = clock.isFrozen();
        scheduler.at(now -> {
            if (target.isBefore(now)) {
                if (!empty.getAsBoolean()) {
                    throw new Conflict("The clock shows " + now + " and cannot be set back to " + target
                            + " while there are data stores, whose timestamps would be in the future; reset first"
                            + " (POST /_tarn/reset), or set a later time");
                }
                stand(target, frozen);
            }
            return now;
        });
        return moveTo(target, frozen);
    }

    @Override
    public synchronized ClockMove freeze() {
        return moveTo(scheduler.now(), true);
    }

    @Override
    public synchronized ClockMove resume() {
        return moveTo(scheduler.now(), false);
    }

    private ClockMove moveTo(Instant target, boolean frozen) {
        if (target.isAfter(LAST)) {
            throw outOfRange(target);
        }
        List<HealthLakeEvent> happened = new CopyOnWriteArrayList<>();
        long deadline = System.nanoTime() + WAIT.toNanos();
        boolean wasFrozen = clock.isFrozen();
        long mine = clock.generation(); // It differs once a reset shows the time of the machine, which ends the move.
        int running;
        Subscription subscription = events.subscribe(event -> {
            if (event.kind() != Kind.JOB_PROGRESS) {
                happened.add(event);
            }
        });
        try {
            // It stands while jobs are awaited: a clock that ran on for ten seconds would be set back to the target.
            Instant from = scheduler.now();
            mine = clock.freezeAt(from);
            running = settle(deadline);
            for (Instant next = scheduler.next();
                    !next.isAfter(target) && clock.generation() == mine;
                    next = scheduler.next()) {
                mine = clock.freezeAt(next);
                running = settle(deadline);
            }
            if (clock.generation() == mine) {
                stand(target.isBefore(from) ? from : target, frozen);
            }
            // What became due while the last jobs ended; also arms the timer by the new setting.
            scheduler.at(now -> now);
        } catch (RuntimeException | Error e) {
            // Such as a disk that is full: a clock that ran must not stand still from then on.
            if (clock.generation() == mine) {
                stand(scheduler.now(), wasFrozen);
            }
            throw e;
        } finally {
            subscription.close();
        }
        return new ClockMove(scheduler.now(), clock.isFrozen(), happened, running);
    }

    /** Executes what is due now, and waits for the jobs that it began. */
    private int settle(long deadline) {
        scheduler.at(now -> now);
        return jobs.await(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }

    private void stand(Instant time, boolean frozen) {
        if (frozen) {
            clock.freezeAt(time);
        } else {
            clock.runFrom(time);
        }
    }

    private static Invalid outOfRange(Instant time) {
        return new Invalid("The clock cannot show " + time + "; use a time between 1970-01-01T00:00:00Z and " + LAST);
    }
}
