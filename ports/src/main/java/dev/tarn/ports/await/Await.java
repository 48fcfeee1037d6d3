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
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobMessage;
import dev.tarn.ports.await.Poller.Outlook;
import dev.tarn.ports.await.Poller.Sight;
import dev.tarn.ports.datastore.Datastores;
import dev.tarn.ports.job.ExportJobs;
import dev.tarn.ports.job.ImportJobs;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Waits for data stores and jobs, on any HealthLake, by looking again and again.
 *
 * <p>Whatever HealthLake throws ends the wait, and so does interrupting the thread. It may be used for many waits, and
 * by many threads.
 */
public final class Await {

    private final Poller poller;

    /** Waits by a time that somebody else makes pass. */
    public Await(Patience patience, Pause pause, InstantSource clock) {
        this.poller = new Poller(patience, pause, clock);
    }

    /** {@return waits that sleep between two looks} */
    public static Await with(Patience patience) {
        return new Await(patience, Pause.SLEEP, InstantSource.system());
    }

    /**
     * {@return the data store, once it is ACTIVE}
     *
     * @throws AwaitException at once for one that has failed or goes, else when patience ends
     * @throws NotFound for one that is not known
     */
    public Datastore awaitActive(Datastores stores, DatastoreId id) throws InterruptedException {
        return poller.until("ACTIVE", before -> {
            Datastore store = stores.describe(id);
            return sight(store, store.status() == ACTIVE ? Outlook.THERE : towardsActive(store));
        });
    }

    /**
     * {@return the data store, once it is DELETED, or gone after it was seen DELETING}
     *
     * @throws AwaitException when patience ends
     * @throws NotFound for one that is not known from the first
     */
    public Datastore awaitDeleted(Datastores stores, DatastoreId id) throws InterruptedException {
        return poller.until("DELETED", before -> {
            Datastore store = describedOrGone(stores, id, before);
            return sight(store, store.status() == DELETED ? Outlook.THERE : Outlook.COMING);
        });
    }

    /**
     * {@return the import job, once it is COMPLETED or COMPLETED_WITH_ERRORS}
     *
     * @throws AwaitException for one that ends in another way, or when patience ends
     * @throws NotFound for one that is not known
     */
    public ImportJob awaitEnd(ImportJobs jobs, DatastoreId datastoreId, JobId jobId) throws InterruptedException {
        return poller.until("COMPLETED", before -> sight(jobs.describe(datastoreId, jobId)));
    }

    /**
     * {@return the export job, once it is COMPLETED or COMPLETED_WITH_ERRORS}
     *
     * @throws AwaitException for one that ends in another way, or when patience ends
     * @throws NotFound for one that is not known
     */
    public ExportJob awaitEnd(ExportJobs jobs, DatastoreId datastoreId, JobId jobId) throws InterruptedException {
        return poller.until("COMPLETED", before -> sight(jobs.describe(datastoreId, jobId)));
    }

    /** A failed update leaves the way to ACTIVE open, but somebody must ask again: to wait for it is no use. */
    private static Outlook towardsActive(Datastore store) {
        boolean failed = store.state() instanceof DatastoreState.Failed;
        return failed || !DatastoreStatus.LIFECYCLE.reaches(store.status(), ACTIVE) ? Outlook.LOST : Outlook.COMING;
    }

    /** How long HealthLake shows a DELETED store is not promised ({@code decisions.md} D19). */
    private Datastore describedOrGone(Datastores stores, DatastoreId id, Optional<Datastore> before) {
        try {
            return stores.describe(id);
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
