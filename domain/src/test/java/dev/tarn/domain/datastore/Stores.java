package dev.tarn.domain.datastore;

import dev.tarn.domain.account.Scope;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Data stores for tests, in any status. */
public final class Stores {

    static final ErrorCause CAUSE = ErrorCause.of("The key is disabled", ErrorCategory.NON_RETRYABLE_ERROR);

    private static final DatastoreArn ARN =
            DatastoreArn.of(Scope.of("123456789012", "us-east-1"), new DatastoreId("eeb8005725ae22b35b4edbdc68cf2dfd"));

    private Stores() {}

    /** {@return a named store with an endpoint, in this status} */
    public static Datastore in(DatastoreStatus status) {
        return new Datastore(
                ARN,
                Optional.of(new DatastoreName("ward 7")),
                Instant.parse("2026-01-02T03:04:05.678Z"),
                DatastoreConfiguration.R4,
                Optional.of(URI.create("http://localhost:8080/datastore/eeb8005725ae22b35b4edbdc68cf2dfd/r4/")),
                state(status),
                Optional.empty());
    }

    private static DatastoreState state(DatastoreStatus status) {
        return switch (status) {
            case CREATING, ACTIVE, UPDATING -> new DatastoreState.Standing(status);
            case CREATE_FAILED, UPDATE_FAILED -> new DatastoreState.Failed(status, CAUSE);
            case DELETING, DELETED -> new DatastoreState.Leaving(status, Optional.empty());
        };
    }
}
