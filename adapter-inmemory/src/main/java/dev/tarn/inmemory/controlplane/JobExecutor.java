package dev.tarn.inmemory.controlplane;

import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.failure.InsufficientStorage;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.job.JobMessage;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.task.WorkFailed;
import dev.tarn.inmemory.task.WorkStopped;
import dev.tarn.ports.ObjectStoreException;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the jobs of one kind from due to ended: one at a time for each data store. */
final class JobExecutor<J extends Job<J>> {

    private static final Logger LOG = LoggerFactory.getLogger(JobExecutor.class);

    private final ControlPlaneConfig config;
    private final Scheduler scheduler;
    private final EventPublisher eventPublisher;
    private final Function<DatastoreEntry, JobQueue<J>> lane;
    private final JobTask<J> work;

    JobExecutor(
            ControlPlaneConfig config,
            Scheduler scheduler,
            EventPublisher eventPublisher,
            Function<DatastoreEntry, JobQueue<J>> lane,
            JobTask<J> work) {
        this.config = config;
        this.scheduler = scheduler;
        this.eventPublisher = eventPublisher;
        this.lane = lane;
        this.work = work;
    }

    /** The time of a submitted job has come. Under the lock. */
    void due(DatastoreEntry datastoreEntry, JobRecord<J> entry) {
        if (entry.hasEnded()) {
            return;
        }
        if (lane.apply(datastoreEntry).enter(entry)) {
            begin(datastoreEntry, entry);
        } else {
            become(datastoreEntry, entry, entry.job().queued());
        }
    }

    private void begin(DatastoreEntry datastoreEntry, JobRecord<J> entry) {
        become(datastoreEntry, entry, entry.job().started());
        work(datastoreEntry, entry);
    }

    /** Takes a job back that an earlier process has written down, wherever it stood. Under the lock. */
    void restore(DatastoreEntry datastoreEntry, JobRecord<J> entry) {
        lane.apply(datastoreEntry).add(entry);
        switch (entry.job().status()) {
            case SUBMITTED ->
                scheduler.after(entry.job().ticket().submitTime(), config.jobStart(), () -> due(datastoreEntry, entry));
            case QUEUED -> {
                if (lane.apply(datastoreEntry).enter(entry)) {
                    begin(datastoreEntry, entry);
                }
            }
            case IN_PROGRESS -> {
                lane.apply(datastoreEntry).enter(entry);
                work(datastoreEntry, entry);
            }
            case COMPLETED, COMPLETED_WITH_ERRORS, FAILED, CANCEL_COMPLETED, CANCEL_FAILED -> {}
            case CANCEL_SUBMITTED, CANCEL_IN_PROGRESS ->
                throw new IllegalStateException("Nothing cancels jobs, and " + entry.job() + " is being cancelled");
        }
    }

    private void work(DatastoreEntry datastoreEntry, JobRecord<J> entry) {
        ResourceStore resources = datastoreEntry.resources();
        scheduler.afterwards(() -> {
            entry.begun().complete(null);
            try {
                config.workers().execute(() -> finish(datastoreEntry, entry, ending(resources, entry)));
            } catch (RuntimeException | Error e) {
                // Without a thread there is no work; to stay IN_PROGRESS would block the lane for ever.
                finish(datastoreEntry, entry, failing("No thread could be had for the job: " + e));
            }
        });
    }

    private JobTask.Ending<J> ending(ResourceStore resources, JobRecord<J> entry) {
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
                    + InsufficientStorage.size(config.memory().heap())
                    + " is too small for it. Start Java with a larger -Xmx.");
        } catch (RuntimeException | Error e) {
            // Whatever it was, the job must not stay IN_PROGRESS for ever, nor its lane be blocked.
            LOG.error("{} job {} broke", entry.job().kind().title(), entry.job().id(), e);
            return failing("Internal failure: " + e);
        }
    }

    private void report(JobRecord<J> entry, UnaryOperator<J> change, long done, long total) {
        if (entry.isOver()) {
            return;
        }
        scheduler.at(now -> {
            if (!entry.isOver()) {
                entry.become(change.apply(entry.job()));
                entry.reached(done, total);
            }
            return now;
        });
        entry.tell(eventPublisher);
    }

    private void finish(DatastoreEntry datastoreEntry, JobRecord<J> entry, JobTask.Ending<J> ending) {
        if (entry.isOver()) {
            return;
        }
        scheduler.at(now -> {
            if (!entry.isOver()) {
                end(datastoreEntry, entry, ending, now);
            }
            return now;
        });
    }

    /** Ends every job of a data store that has not ended. Under the lock. */
    void endAll(DatastoreEntry datastoreEntry, String reason, Instant now) {
        for (JobRecord<J> entry : lane.apply(datastoreEntry).openEntries()) {
            end(datastoreEntry, entry, failing(reason), now);
        }
    }

    /** Lets every job rest where it is, and wakes who waits for one. Under the lock. */
    void letGo(DatastoreEntry datastoreEntry) {
        for (JobRecord<J> entry : lane.apply(datastoreEntry).openEntries()) {
            entry.letGo();
            scheduler.afterwards(() -> wake(entry));
        }
    }

    private void end(DatastoreEntry datastoreEntry, JobRecord<J> entry, JobTask.Ending<J> ending, Instant now) {
        become(datastoreEntry, entry, ending.end(entry.job(), now));
        lane.apply(datastoreEntry).leave(entry).ifPresent(next -> begin(datastoreEntry, next));
        scheduler.afterwards(() -> {
            entry.tell(eventPublisher);
            wake(entry);
        });
    }

    private static void wake(JobRecord<?> entry) {
        entry.begun().complete(null);
        entry.ended().complete(null);
    }

    private void become(DatastoreEntry datastoreEntry, JobRecord<J> entry, J next) {
        entry.become(next);
        config.stateStore().job(next);
        eventPublisher.moved(datastoreEntry.store().arn(), next, scheduler.now());
    }

    private JobTask.Ending<J> failing(String reason) {
        return (job, now) -> job.failed(now, JobMessage.of(reason));
    }
}
