package dev.tarn.domain.job;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.EncryptionKeyId;
import java.time.Instant;
import java.util.Optional;

/** Jobs for tests, of either kind and in any status. */
public final class Jobs {

    private static final JobTicket TICKET = new JobTicket(
            new JobId("c0fddbf76f238297632d4aebdbfc9ddf"),
            Optional.of(new JobName("nightly")),
            new DatastoreId("eeb8005725ae22b35b4edbdc68cf2dfd"),
            Instant.parse("2026-01-02T03:04:05.678Z"),
            new OutputDataConfig(
                    new S3Uri("s3://out/jobs/"),
                    new EncryptionKeyId("arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab")),
            new RoleArn("arn:aws:iam::123456789012:role/HealthLakeDataAccess"));

    private Jobs() {}

    /** {@return a job of this kind in this status} */
    public static Job<?> of(JobKind kind, JobStatus status) {
        return switch (kind) {
            case IMPORT ->
                ImportJob.requested(TICKET, new S3Uri("s3://inbox/patients/"), ValidationLevel.STRICT)
                        .in(state(status));
            case EXPORT -> ExportJob.requested(TICKET).in(state(status));
        };
    }

    private static JobState state(JobStatus status) {
        return JobState.Open.STATUSES.contains(status)
                ? new JobState.Open(status)
                : new JobState.Ended(status, JobVerb.END, Optional.empty());
    }
}
