package dev.tarn.domain.event;

import dev.tarn.domain.datastore.DatastoreArn;
import java.time.Instant;
import java.util.Optional;

/** Something that happened to a data store or a job. Immutable. */
public sealed interface HealthLakeEvent permits DatastoreEvent, JobEvent, JobProgressEvent {

    /** The class, for exhaustive switches. */
    enum Kind {
        /** A {@link DatastoreEvent}: a data store has a new status. */
        DATASTORE_STATUS,
        /** A {@link JobEvent}: a job has a new status. */
        JOB_STATUS,
        /** A {@link JobProgressEvent}: a job has done more of its work. */
        JOB_PROGRESS
    }

    /** {@return the kind, which tells the class} */
    Kind kind();

    /** {@return the data store that it happened to, or whose job it happened to} */
    DatastoreArn datastore();

    /** {@return when it happened} */
    Instant time();

    /** {@return the event as HealthLake sends it to EventBridge; empty for an event that HealthLake does not send} */
    Optional<EventBridgeEvent> eventBridge();
}
