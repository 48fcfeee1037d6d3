package dev.tarn.inmemory.estate;

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
import dev.tarn.inmemory.page.Paging;
import dev.tarn.ports.JobReceipt;
import dev.tarn.ports.ListJobsRequest;
import dev.tarn.ports.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Starts and shows the jobs of one kind. */
final class JobDesk<J extends Job<J>> {

    private final JobKind kind;
    private final Terms terms;
    private final Clockwork clockwork;
    private final Announcer announcer;
    private final Holdings holdings;
    private final Function<Holding, JobLane<J>> lane;
    private final JobRunner<J> runner;
    private final ClientTokens tokens;

    JobDesk(
            JobKind kind,
            Terms terms,
            Clockwork clockwork,
            Announcer announcer,
            Holdings holdings,
            Function<Holding, JobLane<J>> lane,
            Work<J> work) {
        this.kind = kind;
        this.terms = terms;
        this.clockwork = clockwork;
        this.announcer = announcer;
        this.holdings = holdings;
        this.lane = lane;
        this.tokens = new ClientTokens("StartFHIR" + kind.title() + "Job", terms.journal());
        this.runner = new JobRunner<>(terms, clockwork, announcer, lane, work);
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
        return clockwork.at(now -> {
            Holding holding = holdings.find(scope, datastoreId);
            JobId id = tokens.recall(scope, token, request).map(JobId::new).orElseGet(() -> {
                check(scope, holding);
                terms.journal().checkWritable();
                JobId fresh = new JobId(terms.ids().next());
                submit(holding, make.apply(fresh, now), now);
                tokens.remember(scope, token, request, datastoreId, fresh);
                return fresh;
            });
            return JobReceipt.of(find(holding, id).job());
        });
    }

    private void check(Scope scope, Holding holding) {
        DatastoreId id =
                holdings.findLiving(scope, holding.store().id()).store().id();
        DatastoreStatus status = holding.store().status();
        if (status != DatastoreStatus.ACTIVE) {
            throw new Invalid("Data store " + id + " is " + status + "; a job needs one that is ACTIVE");
        }
        if (lane.apply(holding).isFull()) {
            throw new Throttled(kind.title() + " jobs: one is at work in data store " + id + " and "
                    + JobLane.QUEUE_LIMIT + " wait, which is the limit; try again when one has ended");
        }
    }

    private void submit(Holding holding, J job, Instant now) {
        holding.memory().takeFromReserve(HeapCost.JOB);
        JobEntry<J> entry = new JobEntry<>(job);
        lane.apply(holding).add(entry);
        terms.journal().job(job);
        announcer.moved(holding.store().arn(), job, now);
        clockwork.after(now, terms.jobStart(), () -> runner.due(holding, entry));
    }

    /** Takes jobs back that an earlier process has written down, in the order in which they were submitted. */
    void restore(Holding holding, List<J> jobs) {
        holding.memory().count(HeapCost.JOB * jobs.size());
        // The one at work has the lane before those that wait for it.
        Stream.concat(
                        jobs.stream().filter(job -> job.status() == JobStatus.IN_PROGRESS),
                        jobs.stream().filter(job -> job.status() != JobStatus.IN_PROGRESS))
                .forEach(job -> runner.restore(holding, new JobEntry<>(job)));
    }

    /** Takes client tokens back. */
    void restore(List<KeptToken> kept) {
        tokens.restore(kept);
    }

    J describe(Scope scope, DatastoreId datastoreId, JobId jobId) {
        return entry(scope, datastoreId, jobId).job();
    }

    JobEntry<J> entry(Scope scope, DatastoreId datastoreId, JobId jobId) {
        return clockwork.at(now -> find(holdings.find(scope, datastoreId), jobId));
    }

    Page<J> list(Scope scope, ListJobsRequest request) {
        return clockwork.at(now -> Paging.page(
                "ListFHIR" + kind.title() + "Jobs " + scope + " " + request.datastoreId() + " " + request.filter(),
                lane.apply(holdings.find(scope, request.datastoreId())).inOrder(),
                JobEntry::job,
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

    JobRunner<J> runner() {
        return runner;
    }

    void forget(DatastoreId datastore) {
        tokens.forget(datastore);
    }

    void clear() {
        tokens.clear();
    }

    private JobEntry<J> find(Holding holding, JobId id) {
        return lane.apply(holding).find(id).orElseThrow(() -> NotFound.of(kind.title() + " job", id));
    }
}
