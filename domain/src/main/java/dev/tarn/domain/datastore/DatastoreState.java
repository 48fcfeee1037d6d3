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

/** A status together with what is known only there: one record per set of facts, so that a false one cannot be written. */
public sealed interface DatastoreState {

    DatastoreStatus status();

    /** {@return why something failed; empty where nothing did} */
    default Optional<ErrorCause> cause() {
        return Optional.empty();
    }

    /** A store that comes, serves or changes; nothing more to know. */
    record Standing(DatastoreStatus status) implements DatastoreState {
        public static final Set<DatastoreStatus> STATUSES = Set.of(CREATING, ACTIVE, UPDATING);

        public Standing {
            require(STATUSES, status);
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

    /** A store that goes or has gone; HealthLake may say why the going is hard ({@code control-plane.md} 4.2). */
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
