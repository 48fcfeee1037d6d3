package dev.tarn.http.operation;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.JobName;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.domain.request.ClientToken;
import dev.tarn.http.access.AccessTarget;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.http.json.Members;
import dev.tarn.http.shape.JobShape;
import dev.tarn.http.shape.OutputDataConfigShape;
import dev.tarn.http.shape.PublicAddress;
import dev.tarn.http.shape.ScalarShapes;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.job.JobReceipt;
import dev.tarn.ports.job.StartExportJobRequest;
import java.util.Optional;

/** {@code StartFHIRExportJob}. */
final class StartFHIRExportJob implements Operation<StartExportJobRequest, JobReceipt> {

    @Override
    public HealthLakeOperation kind() {
        return HealthLakeOperation.START_FHIR_EXPORT_JOB;
    }

    @Override
    public StartExportJobRequest read(Members request) {
        Optional<JobName> name = request.optional("JobName", ScalarShapes.JOB_NAME);
        Optional<OutputDataConfig> output = request.required("OutputDataConfig", OutputDataConfigShape.SHAPE);
        Optional<DatastoreId> datastoreId = request.required("DatastoreId", ScalarShapes.DATASTORE_ID);
        Optional<RoleArn> role = request.required("DataAccessRoleArn", ScalarShapes.ROLE_ARN);
        Optional<ClientToken> token = request.optional("ClientToken", ScalarShapes.CLIENT_TOKEN);
        return request.complete(() -> new StartExportJobRequest(
                datastoreId.orElseThrow(), output.orElseThrow(), role.orElseThrow(), name, token));
    }

    @Override
    public AccessTarget target(StartExportJobRequest request) {
        return AccessTarget.of(new AccessTarget.Job(
                request.datastoreId(), request.dataAccessRole(), Optional.empty(), request.output()));
    }

    @Override
    public JobReceipt call(HealthLake healthLake, StartExportJobRequest request) {
        return healthLake.exportJobs().start(request);
    }

    @Override
    public void write(JobReceipt answer, AnswerWriter out, PublicAddress reach) {
        JobShape.write(answer, out);
    }
}
