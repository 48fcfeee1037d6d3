package dev.tarn.aws;

import static dev.tarn.aws.SdkAnswer.required;
import static dev.tarn.aws.SdkAnswer.text;
import static dev.tarn.aws.SdkAnswer.word;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobName;
import dev.tarn.domain.job.JobProgressReport;
import dev.tarn.domain.job.JobTicket;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.ports.job.StartImportJobRequest;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.healthlake.model.ImportJobProperties;
import software.amazon.awssdk.services.healthlake.model.InputDataConfig;
import software.amazon.awssdk.services.healthlake.model.StartFhirImportJobRequest;

/** Converts import jobs between domain and SDK. */
final class ImportJobShapes {

    private ImportJobShapes() {}

    static StartFhirImportJobRequest write(StartImportJobRequest request) {
        StartFhirImportJobRequest.Builder shape = StartFhirImportJobRequest.builder()
                .datastoreId(request.datastoreId().value())
                .inputDataConfig(InputDataConfig.fromS3Uri(request.input().value()))
                .jobOutputDataConfig(JobShapes.write(request.output()))
                .dataAccessRoleArn(request.dataAccessRole().value())
                .validationLevel(request.validationLevel().word());
        request.name().ifPresent(name -> shape.jobName(name.value()));
        request.clientToken().ifPresent(token -> shape.clientToken(token.value()));
        return shape.build();
    }

    static ImportJob read(@Nullable ImportJobProperties properties) {
        ImportJobProperties job = required("importJobProperties", properties);
        return new ImportJob(
                new JobTicket(
                        new JobId(required("jobId", job.jobId())),
                        text(job.jobName(), JobName::new),
                        new DatastoreId(required("datastoreId", job.datastoreId())),
                        required("submitTime", job.submitTime()),
                        JobShapes.read("jobOutputDataConfig", job.jobOutputDataConfig()),
                        new RoleArn(required("dataAccessRoleArn", job.dataAccessRoleArn()))),
                new S3Uri(required(
                        "inputDataConfig.s3Uri",
                        required("inputDataConfig", job.inputDataConfig()).s3Uri())),
                text(job.validationLevelAsString(), level -> word("validationLevel", ValidationLevel.WORDS, level))
                        .orElse(ValidationLevel.STRICT),
                JobShapes.state(job.jobStatusAsString(), job.endTime(), job.message()),
                progress(job.jobProgressReport()));
    }

    private static JobProgressReport progress(
            software.amazon.awssdk.services.healthlake.model.@Nullable JobProgressReport report) {
        if (report == null) {
            return JobProgressReport.NOTHING_YET;
        }
        return new JobProgressReport(
                count(report.totalNumberOfScannedFiles()),
                amount(report.totalSizeOfScannedFilesInMB()),
                count(report.totalNumberOfImportedFiles()),
                count(report.totalNumberOfResourcesScanned()),
                count(report.totalNumberOfResourcesImported()),
                count(report.totalNumberOfResourcesWithCustomerError()),
                count(report.totalNumberOfFilesReadWithCustomerError()),
                amount(report.throughput()));
    }

    private static long count(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    private static double amount(@Nullable Double value) {
        return value == null ? 0 : value;
    }
}
