package dev.tarn.aws.fhir;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.rule.WireEnum;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.ports.fhir.FhirValidation;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.ValidateResource;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import dev.tarn.ports.fhir.validation.ValidationIssue.Code;
import dev.tarn.ports.fhir.validation.ValidationIssue.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code $validate} at HealthLake ({@code data-plane.md} 3.7). Thread-safe. */
record AwsFhirValidation(FhirExchange exchange) implements FhirValidation {

    private static final WireEnum<Severity> SEVERITIES = WireEnum.of("severity", Severity.class, Severity::word);
    private static final WireEnum<Code> CODES = WireEnum.of("code", Code.class, Code::word);
    private static final ResourceJson NO_PARAMETERS = ResourceJson.of("{\"resourceType\":\"Parameters\"}");

    @Override
    public List<ValidationIssue> validate(DatastoreId store, ValidateResource request) {
        FhirReply reply = exchange.send(store, call(request));
        return exchange.reading("$validate", () -> {
            List<ValidationIssue> issues = Outcome.read(reply.body().utf8()).issues().stream()
                    .map(AwsFhirValidation::issue)
                    .toList();
            if (issues.isEmpty()) {
                throw new IOException("the body is no OperationOutcome with issues");
            }
            return issues;
        });
    }

    private static EndpointRequest call(ValidateResource request) {
        List<QueryParameter> query = new ArrayList<>();
        request.mode().ifPresent(mode -> query.add(new QueryParameter("mode", mode.word())));
        request.profile().ifPresent(profile -> query.add(new QueryParameter("profile", profile)));
        String path = request.address()
                        .map(Headers::path)
                        .orElseGet(() -> request.type().name()) + "/$validate";
        Map<String, String> headers =
                Map.of("Accept", AwsFhirResources.FHIR_JSON, "Content-Type", AwsFhirResources.FHIR_JSON);
        ResourceJson body = request.resource()
                .map(resource -> request.type() == ResourceType.Parameters ? wrapped(resource) : resource)
                .orElse(NO_PARAMETERS);
        return new EndpointRequest(EndpointRequest.Method.POST, Headers.path(path, query), headers, body);
    }

    /** A Parameters resource as the body would be taken for the parameters of the operation. */
    private static ResourceJson wrapped(ResourceJson resource) {
        return ResourceJson.of("{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"resource\",\"resource\":"
                + resource + "}]}");
    }

    private static ValidationIssue issue(Outcome.Issue issue) {
        return new ValidationIssue(
                // The port has no fatal, which is an error here.
                issue.severity().flatMap(SEVERITIES::find).orElse(Severity.ERROR),
                issue.code().flatMap(CODES::find).orElse(Code.PROCESSING),
                issue.text().orElse(""),
                issue.place().orElse(""));
    }
}
