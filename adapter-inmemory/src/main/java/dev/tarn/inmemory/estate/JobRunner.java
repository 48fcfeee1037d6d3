package dev.tarn.inmemory.estate;

import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.failure.InsufficientStorage;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.job.JobMessage;
import dev.tarn.inmemory.resource.ResourceStore;
import dev.tarn.inmemory.work.WorkFailed;
import dev.tarn.inmemory.work.WorkStopped;
import dev.tarn.ports.ObjectStoreException;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the jobs of one kind from due to ended: one at a time for each data store. */
final class JobRunner<J extends Job<J>> {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private final Terms terms;
    private final Clockwork clockwork;
    private final Announcer announcer;
    private final Function<Holding, JobLane<J>> lane;
    private final Work<J> work;

    JobRunner(Terms terms, Clockwork clockwork, Announcer announcer, Function<Holding, JobLane<J>> lane, Work<J> work) {
        this.terms = terms;
        this.clockwork = clockwork;
        this.announcer = announcer;
        this.lane = lane;
        this.work = work;
    }

    /** The time of a submitted job has come. Under the lock. */
    void due(Holding holding, JobEntry<J> entry) {
        if (entry.hasEnded()) {
            return;
        }
        if (lane.apply(holding).enter(entry)) {
            begin(holding, entry);
        } else {
            become(holding, entry, entry.job().queued());
        }
    }

    private void begin(Holding holding, JobEntry<J> entry) {
        become(holding, entry, entry.job().started());
        work(holding, entry);
    }

    /** Takes a job back that an earlier process has written down, wherever it stood. Under the lock. */
    void restore(Holding holding, JobEntry<J> entry) {
        lane.apply(holding).add(entry);
        switch (entry.job().status()) {
            case SUBMITTED ->
                clockwork.after(entry.job().ticket().submitTime(), terms.jobStart(), () -> due(holding, entry));
            case QUEUED -> {
                if (lane.apply(holding).enter(entry)) {
                    begin(holding, entry);
                }
            }
            case IN_PROGRESS -> {
                lane.apply(holding).enter(entry);
                work(holding, entry);
            }
            case COMPLETED, COMPLETED_WITH_ERRORS, FAILED, CANCEL_COMPLETED, CANCEL_FAILED -> {}
            case CANCEL_SUBMITTED, CANCEL_IN_PROGRESS ->
                throw new IllegalStateException("Nothing cancels jobs, and " + entry.job() + " is being cancelled");
        }
    }

    private void work(Holding holding, JobEntry<J> entry) {
        ResourceStore resources = holding.resources();
        clockwork.afterwards(() -> {
            entry.begun().complete(null);
            try {
                terms.workers().execute(() -> finish(holding, entry, ending(resources, entry)));
            } catch (RuntimeException | Error e) {
                // Without a thread there is no work; to stay IN_PROGRESS would block the lane for ever.
                finish(holding, entry, failing("No thread could be had for the job: " + e));
            }
        });
    }

    private Work.Ending<J> ending(ResourceStore resources, JobEntry<J> entry) {
        try {
            return work.run(
                    entry.job(), resources, (change, done, total) -> report(entry, change, done, total), entry::isOver);
        } catch (WorkStopped e) {
            return failing("The job was stopped");
        } catch (WorkFailed | ObjectStoreException | HealthLakeException e) {
            LOG.info(
                    "{} job {} failed: {}",
                    entry.job().kind().title(),
                    entry.job().id(),
                    e.getMessage());
            return failing(String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) {
            LOG.error(
                    "{} job {} ran out of memory",
                    entry.job().kind().title(),
                    entry.job().id(),
                    e);
            return failing("The job ran out of memory: the Java heap of "
                    + InsufficientStorage.size(terms.memory().heap())
                    + " is too small for it. Start Java with a larger -Xmx.");
        } catch (RuntimeException | Error e) {
            // Whatever it was, the job must not stay IN_PROGRESS for ever, nor its lane be blocked.
            LOG.error("{} job {} broke", entry.job().kind().title(), entry.job().id(), e);
            return failing("Internal failure: " + e);
        }
    }

    private void report(JobEntry<J> entry, UnaryOperator<J> change, long done, long total) {
        if (entry.isOver()) {
            return;
        }
        clockwork.at(now -> {
            if (!entry.isOver()) {
                entry.become(change.apply(entry.job()));
                entry.reached(done, total);
            }
            return now;
        });
        entry.tell(announcer);
    }

    private void finish(Holding holding, JobEntry<J> entry, Work.Ending<J> ending) {
        if (entry.isOver()) {
            return;
        }
        clockwork.at(now -> {
            if (!entry.isOver()) {
                end(holding, entry, ending, now);
            }
            return now;
        });
    }

    /** Ends every job of a data store that has not ended. Under the lock. */
    void endAll(Holding holding, String reason, Instant now) {
        for (JobEntry<J> entry : lane.apply(holding).openEntries()) {
            end(holding, entry, failing(reason), now);
        }
    }

    /** Lets every job rest where it is, and wakes who waits for one. Under the lock. */
    void letGo(Holding holding) {
        for (JobEntry<J> entry : lane.apply(holding).openEntries()) {
            entry.letGo();
            clockwork.afterwards(() -> wake(entry));
        }
    }

    private void end(Holding holding, JobEntry<J> entry, Work.Ending<J> ending, Instant now) {
        become(holding, entry, ending.end(entry.job(), now));
        lane.apply(holding).leave(entry).ifPresent(next -> begin(holding, next));
        clockwork.afterwards(() -> {
            entry.tell(announcer);
            wake(entry);
        });
    }

    private static void wake(JobEntry<?> entry) {
        entry.begun().complete(null);
        entry.ended().complete(null);
    }

    private void become(Holding holding, JobEntry<J> entry, J next) {
        entry.become(next);
        terms.journal().job(next);
        announcer.moved(holding.store().arn(), next, clockwork.now());
    }

    private Work.Ending<J> failing(String reason) {
        return (job, now) -> job.failed(now, JobMessage.of(reason));
    }
}
