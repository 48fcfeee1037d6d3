package dev.tarn.http.fhir.export;

import dev.tarn.domain.export.ExportSelection;
import dev.tarn.domain.job.JobName;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.http.access.AccessTarget;
import dev.tarn.http.connection.Answer;
import dev.tarn.http.fhir.header.FhirTime;
import dev.tarn.http.fhir.interaction.Content;
import dev.tarn.http.fhir.interaction.FhirCall;
import dev.tarn.http.fhir.interaction.Handler;
import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import dev.tarn.http.fhir.outcome.Outcomes;
import dev.tarn.http.fhir.path.Verb;
import dev.tarn.http.json.Json;
import dev.tarn.http.json.Members;
import dev.tarn.http.shape.OutputDataConfigShape;
import dev.tarn.http.shape.ScalarShapes;
import dev.tarn.ports.fhir.StartExportRequest;
import dev.tarn.ports.fhir.StartExportRequest.Destination;
import dev.tarn.ports.job.JobReceipt;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * {@code POST} and {@code GET} of {@code $export} ({@code data-plane.md} 2.1). The parameters are in the query string also
 * of a POST, whose body names the output; a GET names none, and HealthLake keeps its files.
 */
public final class ExportStartHandler implements Handler {

    private static final CharSequence CONTENT_LOCATION = HttpHeaders.createOptimized("Content-Location");

    private final Verb verb;

    /** A handler of one of the two verbs. */
    public ExportStartHandler(Verb verb) {
        this.verb = verb;
    }

    @Override
    public Callable<Answer> read(FhirCall call) {
        ExportSelection selection = ExportSelection.of(
                call.asked().path().exportLevel(),
                call.asked().query().parameters().stream()
                        .map(ExportStartHandler::withInstant)
                        .toList());
        Optional<Destination> destination =
                verb == Verb.POST ? Optional.of(destination(call.asked().content())) : Optional.empty();
        return () -> {
            destination.ifPresent(to -> call.accessControl()
                    .checkRole(
                            call.caller(),
                            new AccessTarget.Job(
                                    call.endpoint().store(), to.dataAccessRole(), Optional.empty(), to.output())));
            JobReceipt job = call.fhir()
                    .exports()
                    .start(call.endpoint().store(), new StartExportRequest(selection, destination));
            return Outcomes.answer(202, ExportBody.receipt(job))
                    .with(CONTENT_LOCATION, call.endpoint().base() + "export/" + job.jobId());
        };
    }

    private static QueryParameter withInstant(QueryParameter parameter) {
        boolean isTime = List.of("_since", "_until").contains(parameter.name());
        return isTime
                ? new QueryParameter(
                        parameter.name(),
                        FhirTime.parse(parameter.name(), parameter.value()).toString())
                : parameter;
    }

    /** The members are spelled as in the control plane ({@code control-plane.md} 4.7). */
    private static Destination destination(Content content) {
        if (content.json().length() == 0) {
            throw FhirRefusal.bad(
                    IssueCode.REQUIRED,
                    "The body of POST $export must name DataAccessRoleArn and OutputDataConfig, and it is empty; a GET"
                            + " needs none, and its files can be downloaded from the endpoint");
        }
        Members members = Members.of(Json.readRequest(content.json().utf8()));
        Optional<JobName> name = members.optional("JobName", ScalarShapes.JOB_NAME);
        Optional<OutputDataConfig> output = members.required("OutputDataConfig", OutputDataConfigShape.SHAPE);
        Optional<RoleArn> role = members.required("DataAccessRoleArn", ScalarShapes.ROLE_ARN);
        return members.complete(() -> new Destination(output.orElseThrow(), role.orElseThrow(), name));
    }
}
