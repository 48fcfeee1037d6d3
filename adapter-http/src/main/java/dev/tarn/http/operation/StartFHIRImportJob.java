package dev.tarn.http.operation;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.JobName;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.domain.request.ClientToken;
import dev.tarn.domain.rule.TextRule;
import dev.tarn.http.access.AccessTarget;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.http.json.Members;
import dev.tarn.http.json.Nested;
import dev.tarn.http.json.Shape;
import dev.tarn.http.json.Shapes;
import dev.tarn.http.shape.JobShape;
import dev.tarn.http.shape.OutputDataConfigShape;
import dev.tarn.http.shape.PublicAddress;
import dev.tarn.http.shape.ScalarShapes;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.job.JobReceipt;
import dev.tarn.ports.job.StartImportJobRequest;
import java.util.Optional;

/**
 * {@code StartFHIRImportJob}. {@code DriftDetectionEnabled} and {@code ProvenanceEnabled} are about data that is
 * converted; Tarn converts none, so they change nothing and are only checked.
 */
final class StartFHIRImportJob implements Operation<StartImportJobRequest, JobReceipt> {

    private static final Shape<S3Uri> INPUT = Nested.union("S3Uri", ScalarShapes.S3_URI);
    private static final Shape<ValidationLevel> LEVEL = Shapes.word(ValidationLevel.WORDS);
    private static final TextRule BOUNDED = TextRule.of("BoundedLengthString", 1, 5000, "[\\P{M}\\p{M}]{1,5000}");
    private static final Shape<String> CONVERSION = Shapes.text(text -> {
        BOUNDED.check(text);
        return text;
    });

    @Override
    public HealthLakeOperation kind() {
        return HealthLakeOperation.START_FHIR_IMPORT_JOB;
    }

    @Override
    public StartImportJobRequest read(Members request) {
        Optional<JobName> name = request.optional("JobName", ScalarShapes.JOB_NAME);
        Optional<S3Uri> input = request.required("InputDataConfig", INPUT);
        Optional<OutputDataConfig> output = request.required("JobOutputDataConfig", OutputDataConfigShape.SHAPE);
        Optional<DatastoreId> datastoreId = request.required("DatastoreId", ScalarShapes.DATASTORE_ID);
        Optional<RoleArn> role = request.required("DataAccessRoleArn", ScalarShapes.ROLE_ARN);
        Optional<ClientToken> token = request.optional("ClientToken", ScalarShapes.CLIENT_TOKEN);
        Optional<ValidationLevel> level = request.optional("ValidationLevel", LEVEL);
        refuseConversion(request, "ProfileId");
        refuseConversion(request, "InputFormat");
        request.optional("DriftDetectionEnabled", Shapes.FLAG);
        request.optional("ProvenanceEnabled", Shapes.FLAG);
        return request.complete(() -> new StartImportJobRequest(
                datastoreId.orElseThrow(),
                input.orElseThrow(),
                output.orElseThrow(),
                role.orElseThrow(),
                name,
                level.orElse(ValidationLevel.STRICT),
                token));
    }

    private static void refuseConversion(Members request, String member) {
        request.optional(member, CONVERSION)
                .ifPresent(given -> request.refuse(
                        member, given, "be left out: Tarn imports FHIR R4 and converts nothing into it"));
    }

    @Override
    public AccessTarget target(StartImportJobRequest request) {
        return AccessTarget.of(new AccessTarget.Job(
                request.datastoreId(), request.dataAccessRole(), Optional.of(request.input()), request.output()));
    }

    @Override
    public JobReceipt call(HealthLake healthLake, StartImportJobRequest request) {
        return healthLake.importJobs().start(request);
    }

    @Override
    public void write(JobReceipt answer, AnswerWriter out, PublicAddress reach) {
        JobShape.write(answer, out);
    }
}
