package dev.tarn.ports.await;

import static dev.tarn.domain.datastore.DatastoreStatus.ACTIVE;
import static dev.tarn.domain.datastore.DatastoreStatus.DELETED;
import static dev.tarn.domain.datastore.DatastoreStatus.DELETING;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreState;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.datastore.ErrorCause;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobMessage;
import dev.tarn.ports.await.Poller.Outlook;
import dev.tarn.ports.await.Poller.Sight;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Waits for data stores and jobs, on any HealthLake, by polling. Thread-safe; one instance can wait many times.
 *
 * <p>Any exception of HealthLake ends the wait, and so does interrupting the thread.
 */
public final class Await {

    private final Poller poller;

    /** Waits by a clock and pauses of the caller's, for tests. */
    public Await(Patience patience, Pause pause, InstantSource clock) {
        this.poller = new Poller(patience, pause, clock);
    }

    /** {@return a wait that sleeps between two polls} */
    public static Await with(Patience patience) {
        return new Await(patience, Pause.SLEEP, InstantSource.system());
    }

    /** Describes a job: {@code lake.importJobs()::describe}. */
    @FunctionalInterface
    public interface DescribeJob<J extends Job<J>> {

        /** {@return the job as it is now} */
        J describe(DatastoreId datastoreId, JobId jobId);
    }

    /**
     * {@return the data store, once it is ACTIVE}
     *
     * @param describe describes the data store: {@code lake.datastores()::describe}
     * @throws AwaitException at once for a data store that has failed or is being deleted, else when patience ends
     * @throws NotFound for an unknown data store
     */
    public Datastore awaitActive(Function<DatastoreId, Datastore> describe, DatastoreId id)
            throws InterruptedException {
        return poller.until("ACTIVE", before -> {
            Datastore store = describe.apply(id);
            return sight(store, store.status() == ACTIVE ? Outlook.THERE : towardsActive(store));
        });
    }

    /**
     * {@return the data store, once it is DELETED, or unknown after it was seen DELETING}
     *
     * @param describe describes the data store: {@code lake.datastores()::describe}
     * @throws AwaitException when patience ends
     * @throws NotFound for a data store that is unknown from the first
     */
    public Datastore awaitDeleted(Function<DatastoreId, Datastore> describe, DatastoreId id)
            throws InterruptedException {
        return poller.until("DELETED", before -> {
            Datastore store = describedOrGone(describe, id, before);
            return sight(store, store.status() == DELETED ? Outlook.THERE : Outlook.COMING);
        });
    }

    /**
     * {@return the job, once it is COMPLETED or COMPLETED_WITH_ERRORS}
     *
     * @throws AwaitException for a job that ends in another way, or when patience ends
     * @throws NotFound for an unknown job
     */
    public <J extends Job<J>> J awaitEnd(DescribeJob<J> describe, DatastoreId datastoreId, JobId jobId)
            throws InterruptedException {
        return poller.until("COMPLETED", before -> sight(describe.describe(datastoreId, jobId)));
    }

    /** A failed update does not rule out ACTIVE, but only another update leads there, so waiting is pointless. */
    private static Outlook towardsActive(Datastore store) {
        boolean failed = store.state() instanceof DatastoreState.Failed;
        return failed || !DatastoreStatus.LIFECYCLE.reaches(store.status(), ACTIVE) ? Outlook.LOST : Outlook.COMING;
    }

    /** How long HealthLake shows a DELETED store is not promised ({@code decisions.md} D19). */
    private static Datastore describedOrGone(
            Function<DatastoreId, Datastore> describe, DatastoreId id, Optional<Datastore> before) {
        try {
            return describe.apply(id);
        } catch (NotFound e) {
            return before.filter(store -> store.status() == DELETING)
                    .map(Datastore::deleted)
                    .orElseThrow(() -> e);
        }
    }

    private static Sight<Datastore> sight(Datastore store, Outlook outlook) {
        Optional<String> cause = store.state().cause().map(Await::words).filter(words -> !words.isEmpty());
        return new Sight<>(store, "Data store " + store.id(), store.status(), cause, outlook);
    }

    private static <J extends Job<J>> Sight<J> sight(J job) {
        Outlook outlook = switch (job.status()) {
            case COMPLETED, COMPLETED_WITH_ERRORS -> Outlook.THERE;
            case FAILED, CANCEL_COMPLETED, CANCEL_FAILED -> Outlook.LOST;
            case SUBMITTED, QUEUED, IN_PROGRESS, CANCEL_SUBMITTED, CANCEL_IN_PROGRESS -> Outlook.COMING;
        };
        return new Sight<>(
                job,
                job.kind().title() + " job " + job.id(),
                job.status(),
                job.state().message().map(JobMessage::value),
                outlook);
    }

    private static String words(ErrorCause cause) {
        return Stream.concat(cause.errorMessage().stream(), cause.errorCategory().map(Enum::name).stream())
                .collect(Collectors.joining(" "));
    }
}
