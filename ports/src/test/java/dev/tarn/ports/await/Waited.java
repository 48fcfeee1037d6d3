package dev.tarn.ports.await;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.datastore.DatastoreConfiguration;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobTicket;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.domain.job.ValidationLevel;
import java.time.Instant;
import java.util.Optional;

/** What tests wait for, at its beginning. */
final class Waited {

    static final Instant BEGIN = Instant.parse("2026-11-22T00:00:00Z");
    static final DatastoreId STORE = new DatastoreId("3f");
    static final JobId JOB = new JobId("a1");

    private Waited() {}

    static Datastore creating() {
        return Datastore.requested(
                DatastoreArn.of(Scope.of("123456789012", "us-east-1"), STORE),
                Optional.empty(),
                DatastoreConfiguration.R4,
                BEGIN);
    }

    static ImportJob submitted() {
        return ImportJob.requested(ticket(), new S3Uri("s3://input/"), ValidationLevel.STRICT);
    }

    static JobTicket ticket() {
        return new JobTicket(
                JOB,
                Optional.empty(),
                STORE,
                BEGIN,
                new OutputDataConfig(new S3Uri("s3://output/"), new EncryptionKeyId("k")),
                new RoleArn("arn:aws:iam::123456789012:role/Tarn"));
    }
}
