package dev.tarn.inmemory.task;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobKind;
import dev.tarn.domain.job.JobProgressReport;
import dev.tarn.domain.job.JobTicket;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.inmemory.task.exporting.ExportProgress;
import dev.tarn.inmemory.task.importing.ImportProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Jobs as the engine hands them over, and someone who looks at their progress. */
public final class JobsForTests {

    static final DatastoreId DATASTORE = new DatastoreId("d".repeat(32));
    static final JobId JOB = new JobId("1".repeat(32));

    /** The job's folder below {@code output}, as a path. */
    public static final String IMPORT = DATASTORE + "-FHIR_IMPORT-" + JOB + "/";

    public static final String EXPORT = DATASTORE + "-FHIR_EXPORT-" + JOB + "/";

    private JobsForTests() {}

    public static ImportJob importJob(String input, String output) {
        return ImportJob.requested(ticket(JobKind.IMPORT, output), new S3Uri(input), ValidationLevel.STRICT);
    }

    public static ExportJob exportJob(String output) {
        return ExportJob.requested(ticket(JobKind.EXPORT, output));
    }

    private static JobTicket ticket(JobKind kind, String output) {
        S3Uri folder = kind.folder(new S3Uri(output), DATASTORE, JOB);
        return new JobTicket(
                JOB,
                Optional.empty(),
                DATASTORE,
                Instant.EPOCH,
                new OutputDataConfig(folder, new EncryptionKeyId("arn:aws:kms:us-east-1:123456789012:key/k")),
                new RoleArn("arn:aws:iam::123456789012:role/tarn"));
    }

    /** Remembers what it is told. */
    public static final class Onlooker implements ImportProgress, ExportProgress {

        public final List<JobProgressReport> imports = new ArrayList<>();
        public final List<long[]> bytes = new ArrayList<>();
        public final List<long[]> exports = new ArrayList<>();

        @Override
        public void reached(JobProgressReport report, long bytesDone, long bytesTotal) {
            imports.add(report);
            bytes.add(new long[] {bytesDone, bytesTotal});
        }

        @Override
        public void reached(long done, long total) {
            exports.add(new long[] {done, total});
        }
    }
}
