package dev.tarn.inmemory.repository;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.r4.R4;
import dev.tarn.domain.smart.Letter;
import dev.tarn.inmemory.ndjson.AcceptedResource;
import dev.tarn.inmemory.ndjson.InvalidResource;
import dev.tarn.inmemory.ndjson.ReadResult;
import dev.tarn.inmemory.ndjson.ResourceReader;
import dev.tarn.inmemory.repository.validation.ValidationReport;
import dev.tarn.inmemory.repository.validation.profile.definition.Canonical;
import dev.tarn.ports.fhir.FhirValidation;
import dev.tarn.ports.fhir.ValidateResource;
import dev.tarn.ports.fhir.ValidationMode;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import dev.tarn.ports.fhir.validation.ValidationIssue.Code;
import dev.tarn.ports.fhir.validation.ValidationIssue.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code $validate} of local data stores. A grant to create or to update resources of the type is needed, and for a stored
 * resource one to read it ({@code authorization.md} 3.7).
 */
record LocalFhirValidation(LocalFhirEndpoint endpoint) implements FhirValidation {

    private static final Set<Letter> WRITE = Set.of(Letter.CREATE, Letter.UPDATE);

    /** For what has no id yet. */
    private static final ResourceId ANY = new ResourceId("any");

    @Override
    public List<ValidationIssue> validate(DatastoreId store, ValidateResource request) {
        endpoint.access(store).requireAny(request.type(), WRITE);
        ValidationReport report = endpoint.report(store);
        request.profile().ifPresent(profile -> requireKnown(report, profile, request.type()));
        if (request.resource().isEmpty()) {
            ResourceAddress address = request.address().orElseThrow();
            byte[] json = endpoint.resources().read(store, address).json().utf8();
            return request.mode().equals(Optional.of(ValidationMode.DELETE))
                    ? List.of(ValidationReport.SUCCESSFUL)
                    : report.of(json, request.profile(), List.of());
        }
        byte[] json = request.resource().get().utf8();
        return report.of(json, request.profile(), obstacles(request, json));
    }

    private static void requireKnown(ValidationReport report, String profile, ResourceType type) {
        if (!Canonical.url(profile).equals(R4.DEFINITIONS + type)
                && !report.validator().hasProfile(profile)) {
            String shown = profile.length() > 256 ? profile.substring(0, 256) + "..." : profile;
            throw new NotFound("There is no profile '" + shown + "' for " + type
                    + ". Known are those of the guides that Tarn" + " has (app/docs/profiles.md), and " + R4.DEFINITIONS
                    + type + ", the base definition of R4");
        }
    }

    /** {@return what prevents the resource from being stored whatever profile it conforms to} */
    private static List<ValidationIssue> obstacles(ValidateResource request, byte[] json) {
        ResourceReader reader = ResourceReader.ofRequests();
        boolean isCreate = request.mode().equals(Optional.of(ValidationMode.CREATE));
        boolean isUpdate = request.mode().equals(Optional.of(ValidationMode.UPDATE));
        boolean needsId = isUpdate || (request.id().isPresent() && !isCreate);
        ReadResult read = needsId ? reader.read(json, 0, json.length) : reader.read(json, 0, json.length, ANY);
        List<ValidationIssue> issues = new ArrayList<>();
        if (read instanceof InvalidResource invalid) {
            invalid.diagnostics().forEach(text -> issues.add(error(Code.INVALID, text, request.type(), "")));
        } else if (read instanceof AcceptedResource resource) {
            ResourceAddress address = resource.address();
            if (address.type() != request.type()) {
                issues.add(error(
                        Code.VALUE,
                        "The body is of type " + address.type() + ", and the URL is of " + request.type(),
                        address.type(),
                        ".resourceType"));
            } else if (needsId
                    && request.id().filter(id -> !id.equals(address.id())).isPresent()) {
                issues.add(error(
                        Code.VALUE,
                        "The body is " + address + ", and the URL is of "
                                + request.address().get(),
                        address.type(),
                        ".id"));
            }
        }
        return issues;
    }

    private static ValidationIssue error(Code code, String diagnostics, ResourceType type, String member) {
        return new ValidationIssue(Severity.ERROR, code, diagnostics, type + member);
    }
}
