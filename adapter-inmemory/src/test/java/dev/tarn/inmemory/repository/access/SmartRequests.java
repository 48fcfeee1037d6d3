package dev.tarn.inmemory.repository.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.export.ExportLevel;
import dev.tarn.domain.export.ExportSelection;
import dev.tarn.domain.failure.InsufficientScope;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.search.QueryString;
import dev.tarn.domain.smart.SmartGrants;
import dev.tarn.ports.fhir.ConditionalCreate;
import dev.tarn.ports.fhir.ConditionalDelete;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.DeleteResource;
import dev.tarn.ports.fhir.DeletedResource;
import dev.tarn.ports.fhir.EverythingRequest;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.fhir.FhirRequest;
import dev.tarn.ports.fhir.HistoryEntry;
import dev.tarn.ports.fhir.HistoryRequest;
import dev.tarn.ports.fhir.PatchResource;
import dev.tarn.ports.fhir.Precondition;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.SearchEntry;
import dev.tarn.ports.fhir.SearchHandling;
import dev.tarn.ports.fhir.SearchPage;
import dev.tarn.ports.fhir.SearchRequest;
import dev.tarn.ports.fhir.StartExportRequest;
import dev.tarn.ports.fhir.SystemHistoryRequest;
import dev.tarn.ports.fhir.TransactionEntry;
import dev.tarn.ports.fhir.UpdateResource;
import dev.tarn.ports.fhir.WrittenResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The requests of the vectors, sent to an endpoint. */
record SmartRequests(FhirEndpoint fhir, DatastoreId store, SmartGrants grants) {

    /** {@return the members of the expected answer} Throws what the endpoint throws. */
    Map<String, Object> answer(JsonNode request) {
        return switch (request.get("interaction").asText()) {
            case "read" -> {
                fhir.resources().read(store, address(request));
                yield Map.of("status", 200);
            }
            case "vread" -> {
                VersionId version = new VersionId(request.get("version").asLong());
                fhir.resources().vread(store, address(request), version);
                yield Map.of("status", 200);
            }
            case "history" -> history(request);
            case "search" -> page(SearchRequest.of(type(request), parameters(request)));
            case "compartment" ->
                page(new SearchRequest(
                        Optional.of(type(request)),
                        Optional.of(patient(request.get("patient").asText())),
                        parameters(request),
                        SearchHandling.LENIENT));
            case "create" -> create(request);
            case "update" -> {
                WrittenResource written = fhir.resources().update(store, (UpdateResource) single(request));
                yield Map.of("status", written.created() ? 201 : 200);
            }
            case "patch" -> {
                int length =
                        fhir.resources().patch(store, patch(request)).json().length();
                yield Map.of("status", 200, "body", length > 0);
            }
            case "delete" -> {
                fhir.resources().delete(store, DeleteResource.of(address(request)));
                yield Map.of("status", 204);
            }
            case "conditional" -> conditional(request);
            case "batch" -> batch(request);
            case "transaction" -> {
                fhir.transactions()
                        .execute(
                                store,
                                entries(request).stream()
                                        .map(this::single)
                                        .map(TransactionEntry::of)
                                        .toList());
                yield Map.of("status", 200);
            }
            case "everything" -> everything(request);
            case "export" -> export(request);
            case "poll" -> allowed(grants.allowsTransactionStatus());
            case "unknown" -> allowed(grants.isEverything());
            default -> throw new AssertionError(request);
        };
    }

    private static Map<String, Object> allowed(boolean isAllowed) {
        return Map.of("status", isAllowed ? 200 : 403);
    }

    private Map<String, Object> history(JsonNode request) {
        if (request.has("id")) {
            List<Object> versions = new ArrayList<>();
            for (HistoryEntry entry : fhir.history()
                    .ofResource(store, HistoryRequest.of(address(request)))
                    .entries()) {
                versions.add(0, ((WrittenResource) entry).resource().version().value() == 1 ? 1 : 2);
            }
            return Map.of("status", 200, "versions", versions);
        }
        if (!request.has("type")) {
            fhir.history().ofSystem(store, SystemHistoryRequest.all());
            return Map.of("status", 200);
        }
        var page = fhir.history().ofSystem(store, SystemHistoryRequest.of(type(request)));
        List<String> ids = sorted(page.entries().stream().map(SmartRequests::address));
        if (page.total() != ids.size()) {
            throw new AssertionError("the total " + page.total() + " tells more than " + ids);
        }
        return Map.of("status", 200, "ids", ids);
    }

    private static ResourceAddress address(HistoryEntry entry) {
        return entry instanceof WrittenResource written
                ? written.resource().address()
                : ((DeletedResource) entry).address();
    }

    private Map<String, Object> page(SearchRequest request) {
        SearchPage page = fhir.search().search(store, request);
        List<String> ids = shown(page, SearchEntry.Mode.MATCH);
        if (page.total().orElseThrow() != ids.size()) {
            throw new AssertionError("the total " + page.total() + " tells more than " + ids);
        }
        return Map.of("status", 200, "ids", ids, "included", shown(page, SearchEntry.Mode.INCLUDE));
    }

    private static List<String> shown(SearchPage page, SearchEntry.Mode mode) {
        return sorted(page.entries().stream()
                .filter(entry -> entry.mode() == mode)
                .map(entry -> entry.address().orElseThrow()));
    }

    private static List<String> sorted(Stream<ResourceAddress> addresses) {
        return addresses.map(ResourceAddress::toString).sorted().toList();
    }

    private Map<String, Object> create(JsonNode request) {
        CreateResource create = (CreateResource) single(request);
        if (request.has("ifNoneExist")) {
            List<QueryParameter> condition =
                    QueryString.parse(request.get("ifNoneExist").asText());
            fhir.conditionals().create(store, new ConditionalCreate(create, condition));
        } else {
            fhir.resources().create(store, create);
        }
        return Map.of("status", 201);
    }

    private Map<String, Object> conditional(JsonNode request) {
        fhir.conditionals().delete(store, new ConditionalDelete(type(request), parameters(request), Precondition.NONE));
        return Map.of("status", 204);
    }

    private Map<String, Object> batch(JsonNode request) {
        List<Object> statuses = new ArrayList<>();
        for (JsonNode entry : entries(request)) {
            try {
                statuses.add(answer(entry).get("status"));
            } catch (InsufficientScope e) {
                statuses.add(403);
            } catch (NotFound e) {
                statuses.add(404);
            }
        }
        return Map.of("entries", statuses);
    }

    private Map<String, Object> everything(JsonNode request) {
        ResourceId patient = patient(request.get("id").asText()).id();
        SearchPage page = fhir.search().everything(store, new EverythingRequest(patient, List.of()));
        return Map.of("status", 200, "ids", shown(page, SearchEntry.Mode.MATCH));
    }

    private Map<String, Object> export(JsonNode request) {
        ExportSelection all = ExportSelection.of(new ExportLevel.SystemLevel());
        List<ResourceType> types = new ArrayList<>();
        request.path("types").forEach(type -> types.add(ResourceType.valueOf(type.asText())));
        ExportSelection selection = new ExportSelection(
                all.level(),
                Set.copyOf(types),
                all.since(),
                all.until(),
                all.security(),
                all.tags(),
                all.outputFormat());
        var receipt = fhir.exports().start(store, StartExportRequest.hosted(selection));
        fhir.exports().status(store, receipt.jobId());
        return Map.of("status", 202);
    }

    private FhirRequest single(JsonNode request) {
        ObjectNode resource = (ObjectNode) request.get("resource");
        ResourceType type = ResourceType.valueOf(resource.get("resourceType").asText());
        return switch (request.get("interaction").asText()) {
            case "create" -> CreateResource.of(type, ResourceJson.of(resource.toString()));
            case "update" ->
                UpdateResource.of(
                        new ResourceAddress(
                                type, new ResourceId(resource.get("id").asText())),
                        ResourceJson.of(resource.toString()));
            default -> throw new AssertionError(request);
        };
    }

    private static PatchResource patch(JsonNode request) {
        List<String> operations = new ArrayList<>();
        if (request.path("test").asBoolean()) {
            operations.add("{\"op\":\"test\",\"path\":\"/resourceType\",\"value\":\"Observation\"}");
        }
        request.get("set")
                .properties()
                .forEach(member -> operations.add("{\"op\":\"replace\",\"path\":\"/" + member.getKey() + "\",\"value\":"
                        + member.getValue() + "}"));
        return new PatchResource(address(request), ResourceJson.of(operations.toString()), Precondition.NONE);
    }

    private static List<JsonNode> entries(JsonNode request) {
        List<JsonNode> entries = new ArrayList<>();
        request.get("entries").forEach(entries::add);
        return entries;
    }

    private static ResourceType type(JsonNode request) {
        return ResourceType.valueOf(request.get("type").asText());
    }

    private static ResourceAddress address(JsonNode request) {
        return new ResourceAddress(
                type(request), new ResourceId(request.get("id").asText()));
    }

    private static ResourceAddress patient(String id) {
        return new ResourceAddress(ResourceType.Patient, new ResourceId(id));
    }

    private static List<QueryParameter> parameters(JsonNode request) {
        List<QueryParameter> parameters = new ArrayList<>();
        request.path("params")
                .forEach(pair -> parameters.add(
                        new QueryParameter(pair.get(0).asText(), pair.get(1).asText())));
        return parameters;
    }
}
