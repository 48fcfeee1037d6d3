package dev.tarn.aws;

import static dev.tarn.aws.SdkAnswer.required;
import static dev.tarn.aws.SdkAnswer.text;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobName;
import dev.tarn.domain.job.JobTicket;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.ports.job.StartExportJobRequest;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.healthlake.model.ExportJobProperties;
import software.amazon.awssdk.services.healthlake.model.StartFhirExportJobRequest;

/** Converts export jobs between domain and SDK. */
final class ExportJobShapes {

    private ExportJobShapes() {}

    static StartFhirExportJobRequest write(StartExportJobRequest request) {
        StartFhirExportJobRequest.Builder shape = StartFhirExportJobRequest.builder()
                .datastoreId(request.datastoreId().value())
                .outputDataConfig(JobShapes.write(request.output()))
                .dataAccessRoleArn(request.dataAccessRole().value());
        request.name().ifPresent(name -> shape.jobName(name.value()));
        request.clientToken().ifPresent(token -> shape.clientToken(token.value()));
        return shape.build();
    }

    static ExportJob read(@Nullable ExportJobProperties properties) {
        ExportJobProperties job = required("exportJobProperties", properties);
        return new ExportJob(
                new JobTicket(
                        new JobId(required("jobId", job.jobId())),
                        text(job.jobName(), JobName::new),
                        new DatastoreId(required("datastoreId", job.datastoreId())),
                        required("submitTime", job.submitTime()),
                        JobShapes.read("outputDataConfig", job.outputDataConfig()),
                        new RoleArn(required("dataAccessRoleArn", job.dataAccessRoleArn()))),
                JobShapes.state(job.jobStatusAsString(), job.endTime(), job.message()));
    }
}
