package dev.tarn.domain.datastore;

import static dev.tarn.domain.datastore.DatastoreStatus.ACTIVE;
import static dev.tarn.domain.datastore.DatastoreStatus.CREATE_FAILED;
import static dev.tarn.domain.datastore.DatastoreStatus.CREATING;
import static dev.tarn.domain.datastore.DatastoreStatus.DELETED;
import static dev.tarn.domain.datastore.DatastoreStatus.DELETING;
import static dev.tarn.domain.datastore.DatastoreStatus.UPDATE_FAILED;
import static dev.tarn.domain.datastore.DatastoreStatus.UPDATING;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The status of a data store, with the facts that only stores in this status have: one record for each set of facts. Immutable. */
public sealed interface DatastoreState {

    DatastoreStatus status();

    /**
     * {@return a state with the facts that belong to its status} The cause of an earlier failure is left out for a store
     * that is no longer in a failed status.
     *
     * @param cause returns why the store failed, where that is known; called only for a status that has a cause
     */
    static DatastoreState of(DatastoreStatus status, Supplier<Optional<ErrorCause>> cause) {
        return switch (status) {
            case CREATING, ACTIVE, UPDATING -> new Standing(status);
            case CREATE_FAILED, UPDATE_FAILED -> new Failed(status, cause.get().orElse(ErrorCause.UNSTATED));
            case DELETING, DELETED -> new Leaving(status, cause.get());
        };
    }

    /** {@return why something failed; empty where nothing did} */
    default Optional<ErrorCause> cause() {
        return Optional.empty();
    }

    /** A store in a status that has no further facts. */
    record Standing(DatastoreStatus status) implements DatastoreState {
        public static final Set<DatastoreStatus> STATUSES = Set.of(CREATING, ACTIVE, UPDATING);

        public Standing {
            require(STATUSES, status);
        }
    }

    /** A data store that is CREATING until the resources of another one are in it. */
    record Restoring(RestorePoint from) implements DatastoreState {
        @Override
        public DatastoreStatus status() {
            return CREATING;
        }
    }

    /** A store whose creation or update failed, and why. */
    record Failed(DatastoreStatus status, ErrorCause errorCause) implements DatastoreState {
        public static final Set<DatastoreStatus> STATUSES = Set.of(CREATE_FAILED, UPDATE_FAILED);

        public Failed {
            require(STATUSES, status);
        }

        @Override
        public Optional<ErrorCause> cause() {
            return Optional.of(errorCause);
        }
    }

    /**
     * A store that is being deleted or is DELETED; HealthLake may report why the deletion is delayed ({@code
     * control-plane.md} 4.2).
     */
    record Leaving(DatastoreStatus status, Optional<ErrorCause> cause) implements DatastoreState {
        public static final Set<DatastoreStatus> STATUSES = Set.of(DELETING, DELETED);

        public Leaving {
            require(STATUSES, status);
        }
    }

    private static void require(Set<DatastoreStatus> allowed, DatastoreStatus status) {
        if (!allowed.contains(status)) {
            throw new IllegalArgumentException(status + " knows other facts than " + allowed);
        }
    }
}
