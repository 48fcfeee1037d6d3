package dev.tarn.domain.event;

import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.job.Job;
import java.time.Instant;
import java.util.Optional;

/**
 * A job has done more of its work, or has ended. Immutable. The last one of a job has an ended job. HealthLake sends
 * nothing of the kind to EventBridge.
 *
 * @param done bytes read by an import, resources written by an export
 * @param total how much of the same there is in all
 */
public record JobProgressEvent(DatastoreArn datastore, Job<?> job, long done, long total, Instant time)
        implements HealthLakeEvent {

    @Override
    public Kind kind() {
        return Kind.JOB_PROGRESS;
    }

    @Override
    public Optional<EventBridgeEvent> eventBridge() {
        return Optional.empty();
    }
}
