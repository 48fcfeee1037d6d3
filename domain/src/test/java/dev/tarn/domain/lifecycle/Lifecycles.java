package dev.tarn.domain.lifecycle;

import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.job.JobStatus;
import java.util.List;
import java.util.Map;

/** Both lifecycles, and their tables as the architecture has them, written out a second time. */
final class Lifecycles {

    static final Map<String, List<String>> DATA_STORE = Map.of(
            "CREATING", List.of("ACTIVE", "CREATE_FAILED"),
            "ACTIVE", List.of("UPDATING", "DELETING"),
            "UPDATING", List.of("ACTIVE", "UPDATE_FAILED"),
            "UPDATE_FAILED", List.of("UPDATING", "DELETING"),
            "CREATE_FAILED", List.of("DELETING"),
            "DELETING", List.of("DELETED"),
            "DELETED", List.of());

    static final Map<String, List<String>> JOB = Map.of(
            "SUBMITTED", List.of("QUEUED", "IN_PROGRESS", "FAILED", "CANCEL_SUBMITTED"),
            "QUEUED", List.of("IN_PROGRESS", "FAILED", "CANCEL_SUBMITTED"),
            "IN_PROGRESS", List.of("COMPLETED", "COMPLETED_WITH_ERRORS", "FAILED", "CANCEL_SUBMITTED"),
            "CANCEL_SUBMITTED", List.of("CANCEL_IN_PROGRESS", "CANCEL_FAILED"),
            "CANCEL_IN_PROGRESS", List.of("CANCEL_COMPLETED", "CANCEL_FAILED"),
            "COMPLETED", List.of(),
            "COMPLETED_WITH_ERRORS", List.of(),
            "FAILED", List.of(),
            "CANCEL_COMPLETED", List.of(),
            "CANCEL_FAILED", List.of());

    static final List<Lifecycle<?>> ALL = List.of(DatastoreStatus.LIFECYCLE, JobStatus.LIFECYCLE);

    private Lifecycles() {}
}
