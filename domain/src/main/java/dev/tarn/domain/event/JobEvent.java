package dev.tarn.domain.event;

import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.domain.job.JobTicket;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An import or export job has a new status. Immutable. */
public record JobEvent(DatastoreArn datastore, Job<?> job, Instant time) implements HealthLakeEvent {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    @Override
    public Kind kind() {
        return Kind.JOB_STATUS;
    }

    @Override
    public Optional<EventBridgeEvent> eventBridge() {
        return word(job.status()).map(word -> new EventBridgeEvent(job.kind().title() + " Job " + word, detail()));
    }

    private Map<String, Object> detail() {
        JobTicket ticket = job.ticket();
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("jobId", ticket.id().value());
        detail.put("submitTime", MILLIS.format(ticket.submitTime()));
        detail.put("datastoreId", ticket.datastoreId().value());
        if (job instanceof ImportJob imported) {
            detail.put("inputDataConfig", Map.of("s3Uri", imported.input().value()));
        } else {
            detail.put(
                    "outputDataConfig", Map.of("s3Uri", ticket.output().s3Uri().value()));
        }
        return detail;
    }

    private static Optional<String> word(JobStatus status) {
        return switch (status) {
            case SUBMITTED -> Optional.of("Submitted");
            case IN_PROGRESS -> Optional.of("In Progress");
            case COMPLETED -> Optional.of("Completed");
            case COMPLETED_WITH_ERRORS -> Optional.of("Completed With Errors");
            case FAILED -> Optional.of("Failed");
            case QUEUED, CANCEL_SUBMITTED, CANCEL_IN_PROGRESS, CANCEL_COMPLETED, CANCEL_FAILED -> Optional.empty();
        };
    }
}
