package dev.tarn.http.fhir.capability;

import dev.tarn.domain.datastore.AuthorizationStrategy;
import dev.tarn.domain.fhir.FhirInteraction;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.http.fhir.header.FhirTime;
import dev.tarn.http.fhir.header.MediaType;
import dev.tarn.http.fhir.interaction.Endpoint;
import dev.tarn.http.json.AnswerWriter;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The CapabilityStatement of the endpoint, generated from the routes and from what the domain allows for each type, so
 * that it is complete and exact.
 */
final class CapabilityStatement {

    private static final List<String> SYSTEM = List.of("batch", "transaction", "search-system", "history-system");

    private static final String SERVICES = "http://terminology.hl7.org/CodeSystem/restful-security-service";
    private static final String BULK = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/";
    private static final Operation EVERYTHING =
            new Operation("everything", "http://hl7.org/fhir/OperationDefinition/Patient-everything");
    private static final Operation VALIDATE =
            new Operation("validate", "http://hl7.org/fhir/OperationDefinition/Resource-validate");
    private static final Operation SYSTEM_EXPORT = new Operation("export", BULK + "export");
    private static final Operation PATIENT_EXPORT = new Operation("export", BULK + "patient-export");
    private static final Operation GROUP_EXPORT = new Operation("export", BULK + "group-export");

    /** An operation; its definition says at which level it is. */
    private record Operation(String name, String definition) {
        void write(AnswerWriter out) {
            out.text("name", name);
            out.text("definition", definition);
        }
    }

    private final Set<FhirInteraction> interactions;
    private final String version;
    private final Instant since;

    CapabilityStatement(Set<FhirInteraction> interactions, String version, Instant since) {
        this.interactions = Set.copyOf(interactions);
        this.version = version;
        this.since = since;
    }

    byte[] json(Endpoint endpoint, AuthorizationStrategy strategy) {
        List<ResourceType> types = Stream.of(ResourceType.values())
                .filter(type -> !declared(type).isEmpty())
                .toList();
        return AnswerWriter.object(out -> {
            out.text("resourceType", "CapabilityStatement");
            out.text("status", "active");
            out.text("date", FhirTime.of(since));
            out.text("kind", "instance");
            out.object("software", software -> {
                software.text("name", "Tarn");
                software.text("version", version);
            });
            out.object("implementation", implementation -> {
                implementation.text("description", "A data store of a local AWS HealthLake");
                implementation.text("url", endpoint.base());
            });
            out.text("fhirVersion", "4.0.1");
            out.texts("format", List.of(MediaType.FHIR_JSON, "application/json", "json"));
            out.texts("patchFormat", List.of(MediaType.JSON_PATCH));
            out.objects("rest", List.of("server"), mode -> {
                out.text("mode", mode);
                out.object("security", security -> security(strategy, security));
                out.objects("resource", types, type -> resource(type, out));
                out.objects("interaction", SYSTEM, code -> out.text("code", code));
                out.objects("operation", List.of(SYSTEM_EXPORT), operation -> operation.write(out));
            });
        });
    }

    /** The code is that of SMART App Launch ({@code authorization.md} 3.3). */
    private static void security(AuthorizationStrategy strategy, AnswerWriter out) {
        boolean isSmart = strategy != AuthorizationStrategy.AWS_AUTH;
        if (isSmart) {
            out.objects(
                    "service",
                    List.of("SMART-on-FHIR"),
                    code -> out.objects("coding", List.of(SERVICES), system -> {
                        out.text("system", system);
                        out.text("code", code);
                    }));
        }
        out.text("description", "AWS Signature Version 4" + (isSmart ? ", or a bearer token of SMART on FHIR" : ""));
    }

    private void resource(ResourceType type, AnswerWriter out) {
        List<FhirInteraction> declared = declared(type);
        out.text("type", type);
        out.objects("interaction", declared, interaction -> out.text("code", interaction.code()));
        out.text("versioning", "versioned");
        out.flag("readHistory", declared.contains(FhirInteraction.VREAD));
        out.flag("updateCreate", declared.contains(FhirInteraction.UPDATE));
        out.flag("conditionalCreate", declared.contains(FhirInteraction.CREATE));
        out.text("conditionalRead", "full-support");
        out.flag("conditionalUpdate", declared.contains(FhirInteraction.UPDATE));
        out.text("conditionalDelete", declared.contains(FhirInteraction.DELETE) ? "single" : "not-supported");
        if (declared.contains(FhirInteraction.SEARCH_TYPE)) {
            SearchCapabilities.write(type, out);
        }
        out.objects("operation", operations(type), operation -> operation.write(out));
    }

    private static List<Operation> operations(ResourceType type) {
        return switch (type) {
            case Patient -> List.of(EVERYTHING, PATIENT_EXPORT, VALIDATE);
            case Group -> List.of(GROUP_EXPORT, VALIDATE);
            default -> List.of(VALIDATE);
        };
    }

    private List<FhirInteraction> declared(ResourceType type) {
        return Stream.of(FhirInteraction.values())
                .filter(interaction -> interactions.contains(interaction) && type.allows(interaction))
                .toList();
    }
}
