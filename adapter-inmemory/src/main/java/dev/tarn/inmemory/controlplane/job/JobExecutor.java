package dev.tarn.inmemory.controlplane.job;

import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.inmemory.controlplane.scheduler.EventPublisher;
import dev.tarn.inmemory.controlplane.scheduler.Scheduler;
import dev.tarn.inmemory.controlplane.state.StateStore;
import dev.tarn.inmemory.memory.MemoryBudget;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.ports.fault.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** Executes the jobs of one kind, from SUBMITTED to their end: one at a time for each data store. */
public final class JobExecutor<J extends Job<J>> {

    private final Duration jobStart;
    private final StateStore stateStore;
    private final Scheduler scheduler;
    private final EventPublisher eventPublisher;
    private final Executor workers;
    private final JobFaults faults;
    private final JobTask<J> work;
    private final TaskRunner<J> runner;

    /**
     * An executor of jobs.
     *
     * @param jobStart the time that a job is SUBMITTED before it starts or is queued
     * @param workers the threads of the jobs, one for a running job
     * @param memory the memory budget, whose heap size the message of a job that runs out of memory names
     * @param faults the injected faults
     * @param work the task of a job
     */
    public JobExecutor(
            Duration jobStart,
            StateStore stateStore,
            Scheduler scheduler,
            EventPublisher eventPublisher,
            Executor workers,
            MemoryBudget memory,
            Faults faults,
            JobTask<J> work) {
        this.jobStart = jobStart;
        this.stateStore = stateStore;
        this.scheduler = scheduler;
        this.eventPublisher = eventPublisher;
        this.workers = workers;
        this.faults = new JobFaults(faults);
        this.work = work;
        this.runner = new TaskRunner<>(work, this.faults, memory);
    }

    /** Starts or queues a job that has been SUBMITTED for long enough. Under the lock. */
    public void due(JobQueue<J> queue, JobRecord<J> entry) {
        if (entry.job().status() != JobStatus.SUBMITTED) {
            return;
        }
        if (queue.enter(entry)) {
            begin(queue, entry);
        } else {
            become(queue, entry, entry.job().queued());
        }
    }

    private void begin(JobQueue<J> queue, JobRecord<J> entry) {
        become(queue, entry, work.begun(entry.job().started(), queue.resources(), scheduler.now()));
        work(queue, entry);
    }

    /** Resumes a job that an earlier process has stored, whatever its status. Under the lock. */
    public void restore(JobQueue<J> queue, JobRecord<J> entry) {
        queue.add(entry);
        switch (entry.job().status()) {
            case SUBMITTED -> scheduler.after(entry.job().ticket().submitTime(), jobStart, () -> due(queue, entry));
            case QUEUED -> {
                if (queue.enter(entry)) {
                    begin(queue, entry);
                }
            }
            case IN_PROGRESS -> {
                queue.enter(entry);
                entry.become(work.begun(entry.job(), queue.resources(), scheduler.now()));
                work(queue, entry);
            }
            case COMPLETED, COMPLETED_WITH_ERRORS, FAILED, CANCEL_COMPLETED, CANCEL_FAILED ->
                work.ended(entry.job(), scheduler);
            // Its task ended with the process.
            case CANCEL_SUBMITTED, CANCEL_IN_PROGRESS ->
                scheduler.after(scheduler.now(), jobStart, () -> cancel(queue, entry));
        }
    }

    /**
     * Requests the cancellation of a job. Under the lock.
     *
     * @throws dev.tarn.domain.failure.Conflict if its status does not allow it
     */
    public void requestCancel(JobQueue<J> queue, JobRecord<J> entry, Instant now) {
        become(queue, entry, entry.job().cancelRequested());
        queue.withdraw(entry);
        scheduler.after(now, jobStart, () -> cancel(queue, entry));
    }

    /** Cancels a job after its time in CANCEL_SUBMITTED. A running task notices the cancellation and ends the job itself. */
    private void cancel(JobQueue<J> queue, JobRecord<J> entry) {
        if (entry.job().status() == JobStatus.CANCEL_SUBMITTED) {
            become(queue, entry, entry.job().cancelling());
        }
        if (entry.job().status() == JobStatus.CANCEL_IN_PROGRESS && !queue.isAtWork(entry)) {
            end(queue, entry, JobEndings.stopped(), scheduler.now());
        }
    }

    private void work(JobQueue<J> queue, JobRecord<J> entry) {
        ResourceStore resources = queue.resources();
        scheduler.afterwards(() -> {
            Runnable begin = () -> execute(queue, entry, resources);
            faults.stall(queue.datastore(), entry, begin);
            entry.begun().complete(null);
        });
    }

    private void execute(JobQueue<J> queue, JobRecord<J> entry, ResourceStore resources) {
        if (entry.isOver()) {
            return;
        }
        JobTask.Reporter<J> reporter = (change, done, total) -> report(queue.datastore(), entry, change, done, total);
        try {
            workers.execute(() -> finish(queue, entry, runner.run(queue.datastore(), resources, entry, reporter)));
        } catch (RuntimeException | Error e) {
            // The job would stay IN_PROGRESS, and the jobs behind it QUEUED, forever.
            finish(queue, entry, JobEndings.failed("No thread could be started for the job: " + e));
        }
    }

    private void report(DatastoreArn datastore, JobRecord<J> entry, UnaryOperator<J> change, long done, long total) {
        if (entry.isOver()) {
            return;
        }
        Instant time = scheduler.at(now -> {
            if (!entry.isOver()) {
                entry.become(change.apply(entry.job()));
                entry.reached(done, total);
            }
            return now;
        });
        entry.publishProgress(eventPublisher, datastore, time);
    }

    private void finish(JobQueue<J> queue, JobRecord<J> entry, JobTask.Ending<J> ending) {
        if (entry.isOver()) {
            return;
        }
        scheduler.at(now -> {
            if (!entry.isOver()) {
                end(queue, entry, ending, now);
            }
            return now;
        });
    }

    /** Ends every job of a data store that has not ended. Under the lock. */
    public void endAll(JobQueue<J> queue, String reason, Instant now) {
        for (JobRecord<J> entry : queue.openEntries()) {
            end(queue, entry, JobEndings.failed(reason), now);
        }
    }

    /** Leaves every job in its status and completes the futures of its waiters. Under the lock. */
    public void letGo(JobQueue<J> queue) {
        for (JobRecord<J> entry : queue.openEntries()) {
            entry.letGo();
            scheduler.afterwards(() -> wake(entry));
        }
    }

    private void end(JobQueue<J> queue, JobRecord<J> entry, JobTask.Ending<J> ending, Instant now) {
        become(queue, entry, JobEndings.end(entry.job(), ending, now));
        work.ended(entry.job(), scheduler);
        queue.leave(entry).ifPresent(next -> begin(queue, next));
        scheduler.afterwards(() -> {
            entry.publishProgress(eventPublisher, queue.datastore(), now);
            wake(entry);
        });
    }

    private static void wake(JobRecord<?> entry) {
        entry.begun().complete(null);
        entry.ended().complete(null);
    }

    private void become(JobQueue<J> queue, JobRecord<J> entry, J next) {
        entry.become(next);
        stateStore.job(next);
        eventPublisher.moved(queue.datastore(), next, scheduler.now());
    }
}
