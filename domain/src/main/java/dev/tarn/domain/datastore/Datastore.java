package dev.tarn.domain.datastore;

import static dev.tarn.domain.datastore.DatastoreStatus.ACTIVE;
import static dev.tarn.domain.datastore.DatastoreStatus.CREATE_FAILED;
import static dev.tarn.domain.datastore.DatastoreStatus.DELETED;
import static dev.tarn.domain.datastore.DatastoreStatus.DELETING;
import static dev.tarn.domain.datastore.DatastoreStatus.UPDATE_FAILED;
import static dev.tarn.domain.datastore.DatastoreStatus.UPDATING;

import dev.tarn.domain.datastore.DatastoreState.Failed;
import dev.tarn.domain.datastore.DatastoreState.Leaving;
import dev.tarn.domain.datastore.DatastoreState.Standing;
import dev.tarn.domain.failure.Conflict;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A FHIR data store, as {@code DescribeFHIRDatastore} shows it. Immutable: each transition method returns the next
 * value, or throws a {@link Conflict} that lists the possible transitions.
 *
 * @param createdAt when creation was requested, in milliseconds
 * @param endpoint the URL of its FHIR API; empty if none is served
 */
public record Datastore(
        DatastoreArn arn,
        Optional<DatastoreName> name,
        Instant createdAt,
        DatastoreConfiguration configuration,
        Optional<URI> endpoint,
        DatastoreState state) {

    /** {@return a store whose creation has just been requested} */
    public static Datastore requested(
            DatastoreArn arn, Optional<DatastoreName> name, DatastoreConfiguration configuration, Instant at) {
        return new Datastore(
                arn, name, at, configuration, Optional.empty(), new Standing(DatastoreStatus.LIFECYCLE.start()));
    }

    public DatastoreId id() {
        return arn.datastoreId();
    }

    public DatastoreStatus status() {
        return state.status();
    }

    /** Creation, or an update, succeeded. */
    public Datastore activated() {
        return moved(new Standing(ACTIVE), configuration.settled());
    }

    /** Creation failed. */
    public Datastore creationFailed(ErrorCause cause) {
        return moved(new Failed(CREATE_FAILED, cause));
    }

    /** An update was requested. */
    public Datastore updateRequested() {
        return moved(new Standing(UPDATING));
    }

    /** The update failed. */
    public Datastore updateFailed(ErrorCause cause) {
        return moved(new Failed(UPDATE_FAILED, cause), configuration.reverted());
    }

    /** Deletion was requested. */
    public Datastore deletionRequested() {
        return moved(new Leaving(DELETING, Optional.empty()));
    }

    /** Deletion is done. */
    public Datastore deleted() {
        return moved(new Leaving(DELETED, Optional.empty()));
    }

    private Datastore moved(DatastoreState next) {
        return moved(next, configuration);
    }

    private Datastore moved(DatastoreState next, DatastoreConfiguration nextConfiguration) {
        DatastoreStatus.LIFECYCLE.check("Data store " + id(), status(), next.status());
        return new Datastore(arn, name, createdAt, nextConfiguration, endpoint, next);
    }
}
