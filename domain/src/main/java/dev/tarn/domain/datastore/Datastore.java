package dev.tarn.domain.datastore;

import static dev.tarn.domain.datastore.DatastoreStatus.ACTIVE;
import static dev.tarn.domain.datastore.DatastoreStatus.CREATE_FAILED;
import static dev.tarn.domain.datastore.DatastoreStatus.DELETED;
import static dev.tarn.domain.datastore.DatastoreStatus.DELETING;
import static dev.tarn.domain.datastore.DatastoreStatus.UPDATE_FAILED;
import static dev.tarn.domain.datastore.DatastoreStatus.UPDATING;

import dev.tarn.domain.backup.BackupConfiguration;
import dev.tarn.domain.backup.BackupRetention;
import dev.tarn.domain.backup.RestoreWindow;
import dev.tarn.domain.datastore.DatastoreState.Failed;
import dev.tarn.domain.datastore.DatastoreState.Leaving;
import dev.tarn.domain.datastore.DatastoreState.Restoring;
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
 * @param restoreWindow the times to which it can be restored; empty while it is not backed up
 */
public record Datastore(
        DatastoreArn arn,
        Optional<DatastoreName> name,
        Instant createdAt,
        DatastoreConfiguration configuration,
        Optional<URI> endpoint,
        DatastoreState state,
        Optional<RestoreWindow> restoreWindow) {

    /** {@return a store whose creation has just been requested} */
    public static Datastore requested(
            DatastoreArn arn, Optional<DatastoreName> name, DatastoreConfiguration configuration, Instant at) {
        return begun(arn, name, configuration, at, new Standing(DatastoreStatus.LIFECYCLE.start()));
    }

    /** {@return a data store whose creation from the backup of another one has just been requested} */
    public static Datastore restored(
            DatastoreArn arn,
            Optional<DatastoreName> name,
            DatastoreConfiguration configuration,
            RestorePoint from,
            Instant at) {
        return begun(arn, name, configuration, at, new Restoring(from));
    }

    private static Datastore begun(
            DatastoreArn arn,
            Optional<DatastoreName> name,
            DatastoreConfiguration configuration,
            Instant at,
            DatastoreState state) {
        Optional<RestoreWindow> window = window(configuration, Optional.empty(), at);
        return new Datastore(arn, name, at, configuration, Optional.empty(), state, window);
    }

    /** {@return the window after a change of the configuration at this time} */
    static Optional<RestoreWindow> window(
            DatastoreConfiguration configuration, Optional<RestoreWindow> before, Instant at) {
        return configuration.isBackedUp() ? before.or(() -> Optional.of(RestoreWindow.opened(at))) : Optional.empty();
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
    public Datastore deletionRequested(Instant at) {
        return moved(new Leaving(DELETING, Optional.empty()))
                .window(restoreWindow.map(window -> window.closed(at, retention())));
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
        return new Datastore(arn, name, createdAt, nextConfiguration, endpoint, next, restoreWindow);
    }

    /** {@return this as it is shown at this time} */
    public Datastore seenAt(Instant now) {
        return restoreWindow.isEmpty() ? this : window(restoreWindow.map(window -> window.at(now, retention())));
    }

    private Datastore window(Optional<RestoreWindow> value) {
        return new Datastore(arn, name, createdAt, configuration, endpoint, state, value);
    }

    private BackupRetention retention() {
        return configuration.backup().map(BackupConfiguration::keptFor).orElse(BackupRetention.LONGEST);
    }
}
