package dev.tarn.inmemory.controlplane;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.failure.Throttled;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobKind;
import dev.tarn.domain.job.JobName;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.domain.job.JobTicket;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.request.ClientToken;
import dev.tarn.inmemory.controlplane.job.JobExecutor;
import dev.tarn.inmemory.controlplane.job.JobQueue;
import dev.tarn.inmemory.controlplane.job.JobRecord;
import dev.tarn.inmemory.controlplane.job.JobTask;
import dev.tarn.inmemory.controlplane.scheduler.EventPublisher;
import dev.tarn.inmemory.controlplane.scheduler.Scheduler;
import dev.tarn.inmemory.paging.Paging;
import dev.tarn.ports.job.JobReceipt;
import dev.tarn.ports.job.ListJobsRequest;
import dev.tarn.ports.paging.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Starts and shows the jobs of one kind. */
final class JobOperations<J extends Job<J>> {

    private final JobKind kind;
    private final ControlPlaneConfig config;
    private final Scheduler scheduler;
    private final EventPublisher eventPublisher;
    private final DatastoreEntries datastoreEntries;
    private final Function<DatastoreEntry, JobQueue<J>> lane;
    private final JobExecutor<J> runner;
    private final ClientTokens tokens;

    JobOperations(
            JobKind kind,
            ControlPlaneConfig config,
            Scheduler scheduler,
            EventPublisher eventPublisher,
            DatastoreEntries datastoreEntries,
            ClientTokens tokens,
            Function<DatastoreEntry, JobQueue<J>> lane,
            JobTask<J> work) {
        this.kind = kind;
        this.config = config;
        this.scheduler = scheduler;
        this.eventPublisher = eventPublisher;
        this.datastoreEntries = datastoreEntries;
        this.lane = lane;
        this.tokens = tokens;
        this.runner = new JobExecutor<>(
                config.jobStart(),
                config.stateStore(),
                scheduler,
                eventPublisher,
                config.workers(),
                config.memory(),
                config.faults(),
                work);
    }

    /**
     * Starts a job.
     *
     * @param request for the client token: whether it is the same again
     * @param make the job of this id, submitted at this time
     */
    JobReceipt start(
            Scope scope,
            DatastoreId datastoreId,
            Optional<ClientToken> token,
            Record request,
            BiFunction<JobId, Instant, J> make) {
        return scheduler.at(now -> {
            DatastoreEntry datastoreEntry = datastoreEntries.find(scope, datastoreId);
            String id = tokens.once("StartFHIR" + kind.title() + "Job", scope, token, request, () -> {
                check(scope, datastoreEntry);
                config.stateStore().checkWritable();
                JobId fresh = new JobId(config.ids().next());
                submit(datastoreEntry, make.apply(fresh, now), now);
                return new ClientTokens.Made(datastoreId, fresh.value());
            });
            return JobReceipt.of(find(datastoreEntry, new JobId(id)).job());
        });
    }

    /**
     * Requests the cancellation of a job.
     *
     * @throws dev.tarn.domain.failure.Conflict if its status does not allow it
     */
    JobReceipt cancel(Scope scope, DatastoreId datastoreId, JobId jobId) {
        return scheduler.at(now -> {
            DatastoreEntry datastoreEntry = datastoreEntries.findLiving(scope, datastoreId);
            JobRecord<J> entry = find(datastoreEntry, jobId);
            runner.requestCancel(lane.apply(datastoreEntry), entry, now);
            return JobReceipt.of(entry.job());
        });
    }

    private void check(Scope scope, DatastoreEntry datastoreEntry) {
        DatastoreId id = datastoreEntries
                .findLiving(scope, datastoreEntry.store().id())
                .store()
                .id();
        DatastoreStatus status = datastoreEntry.store().status();
        if (status != DatastoreStatus.ACTIVE) {
            throw new Invalid("Data store " + id + " is " + status + "; a job needs one that is ACTIVE");
        }
        if (lane.apply(datastoreEntry).isFull()) {
            throw new Throttled(kind.title() + " jobs: one is at work in data store " + id + " and "
                    + JobQueue.QUEUE_LIMIT + " wait, which is the limit; try again when one has ended");
        }
    }

    private void submit(DatastoreEntry datastoreEntry, J job, Instant now) {
        datastoreEntry.memory().takeFromReserve(HeapCost.JOB);
        JobRecord<J> entry = new JobRecord<>(job);
        lane.apply(datastoreEntry).add(entry);
        config.stateStore().job(job);
        eventPublisher.moved(datastoreEntry.store().arn(), job, now);
        scheduler.after(now, config.jobStart(), () -> runner.due(lane.apply(datastoreEntry), entry));
    }

    /** Takes jobs back that an earlier process has written down, in the order in which they were submitted. */
    void restore(DatastoreEntry datastoreEntry, List<J> jobs) {
        datastoreEntry.memory().count(HeapCost.JOB * jobs.size());
        // The running job takes the queue's slot before the jobs that wait for it.
        Stream.concat(
                        jobs.stream().filter(job -> job.status() == JobStatus.IN_PROGRESS),
                        jobs.stream().filter(job -> job.status() != JobStatus.IN_PROGRESS))
                .forEach(job -> runner.restore(lane.apply(datastoreEntry), new JobRecord<>(job)));
    }

    J describe(Scope scope, DatastoreId datastoreId, JobId jobId) {
        return entry(scope, datastoreId, jobId).job();
    }

    JobRecord<J> entry(Scope scope, DatastoreId datastoreId, JobId jobId) {
        return scheduler.at(now -> find(datastoreEntries.find(scope, datastoreId), jobId));
    }

    Page<J> list(Scope scope, ListJobsRequest request) {
        return scheduler.at(now -> Paging.page(
                "ListFHIR" + kind.title() + "Jobs " + scope + " " + request.datastoreId() + " " + request.filter(),
                lane.apply(datastoreEntries.find(scope, request.datastoreId())).inOrder(),
                JobRecord::job,
                request.filter()::passes,
                job -> 0,
                request.pageSize(),
                request.pageToken()));
    }

    /** {@return what a job of this kind has in common with every other, its output being its own folder} */
    JobTicket ticket(
            JobId id,
            Instant now,
            DatastoreId datastoreId,
            Optional<JobName> name,
            OutputDataConfig output,
            RoleArn role) {
        OutputDataConfig own = new OutputDataConfig(kind.folder(output.s3Uri(), datastoreId, id), output.kmsKeyId());
        return new JobTicket(id, name, datastoreId, now, own, role);
    }

    /** Ends every job of a data store that has not ended. Under the lock. */
    void endAll(DatastoreEntry datastoreEntry, String reason, Instant now) {
        runner.endAll(lane.apply(datastoreEntry), reason, now);
    }

    /** Leaves every job of a data store as it is, for the next process to go on. Under the lock. */
    void letGo(DatastoreEntry datastoreEntry) {
        runner.letGo(lane.apply(datastoreEntry));
    }

    private JobRecord<J> find(DatastoreEntry datastoreEntry, JobId id) {
        return lane.apply(datastoreEntry).find(id).orElseThrow(() -> NotFound.of(kind.title() + " job", id));
    }
}
