package dev.tarn.aws;

import static dev.tarn.aws.SdkAnswer.required;
import static dev.tarn.aws.SdkAnswer.text;
import static dev.tarn.aws.SdkAnswer.word;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobKind;
import dev.tarn.domain.job.JobMessage;
import dev.tarn.domain.job.JobState;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.job.JobReceipt;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.healthlake.model.S3Configuration;

/** Converts the common parts of import and export jobs between domain and SDK. */
final class JobShapes {

    private JobShapes() {}

    /** {@return the receipt of a submitted job; HealthLake may omit the data store} */
    static JobReceipt receipt(
            DatastoreId asked, @Nullable String store, @Nullable String job, @Nullable String status) {
        return new JobReceipt(
                text(store, DatastoreId::new).orElse(asked), new JobId(required("jobId", job)), status(status));
    }

    static JobStatus status(@Nullable String word) {
        return word("jobStatus", JobStatus.WORDS, word);
    }

    static JobState state(@Nullable String word, @Nullable Instant end, @Nullable String message) {
        return JobState.of(status(word), () -> required("endTime", end), text(message, JobShapes::message));
    }

    static OutputDataConfig read(
            String path, software.amazon.awssdk.services.healthlake.model.@Nullable OutputDataConfig shape) {
        S3Configuration s3 =
                required(path + ".s3Configuration", required(path, shape).s3Configuration());
        return new OutputDataConfig(
                new S3Uri(required(path + ".s3Configuration.s3Uri", s3.s3Uri())),
                new EncryptionKeyId(required(path + ".s3Configuration.kmsKeyId", s3.kmsKeyId())));
    }

    static software.amazon.awssdk.services.healthlake.model.OutputDataConfig write(OutputDataConfig output) {
        return software.amazon.awssdk.services.healthlake.model.OutputDataConfig.builder()
                .s3Configuration(s3 -> s3.s3Uri(output.s3Uri().value())
                        .kmsKeyId(output.kmsKeyId().value()))
                .build();
    }

    /** {@return the job, after its status was recorded} */
    static <J extends Job<J>> J seen(SdkCall call, J job) {
        saw(call, job.kind(), job.id(), job.status());
        return job;
    }

    /** {@return the receipt, after its status was recorded} */
    static JobReceipt seen(SdkCall call, JobKind kind, JobReceipt receipt) {
        saw(call, kind, receipt.jobId(), receipt.status());
        return receipt;
    }

    private static void saw(SdkCall call, JobKind kind, JobId id, JobStatus status) {
        call.saw(kind.title().toLowerCase(Locale.ROOT) + " job " + id, JobStatus.LIFECYCLE, status);
    }

    /** Replaces characters that the model does not allow, instead of failing to read the job. */
    private static JobMessage message(String words) {
        return JobMessage.RULE.violations("message", words).isEmpty() ? new JobMessage(words) : JobMessage.of(words);
    }
}
