package dev.tarn.aws.fhir;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.failure.PreconditionFailed;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.search.QueryString;
import dev.tarn.ports.fhir.ConditionalCreate;
import dev.tarn.ports.fhir.ConditionalDelete;
import dev.tarn.ports.fhir.ConditionalUpdate;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.DeleteMatches;
import dev.tarn.ports.fhir.DeletedMatches;
import dev.tarn.ports.fhir.DeletedResource;
import dev.tarn.ports.fhir.FhirConditionals;
import dev.tarn.ports.fhir.FhirRequest;
import dev.tarn.ports.fhir.Precondition;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.SearchEntry;
import dev.tarn.ports.fhir.SearchHandling;
import dev.tarn.ports.fhir.SearchRequest;
import dev.tarn.ports.fhir.StoredResource;
import dev.tarn.ports.fhir.UpdateResource;
import dev.tarn.ports.fhir.WrittenResource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Conditional interactions at HealthLake, which evaluates their conditions. Thread-safe. */
record AwsFhirConditionals(FhirExchange exchange, AwsFhirResources resources, AwsFhirSearch search)
        implements FhirConditionals {

    /** Of a conditional delete whose match is updated by others. */
    private static final int ATTEMPTS = 3;

    @Override
    public WrittenResource create(DatastoreId store, ConditionalCreate request) {
        FhirReply reply = exchange.send(
                store,
                AwsFhirResources.create(request.create())
                        .with(Map.of("If-None-Exist", QueryString.of(request.condition()))));
        return new WrittenResource(resources.written(store, reply, Optional.empty()), reply.status() == 201);
    }

    @Override
    public WrittenResource update(DatastoreId store, ConditionalUpdate request) {
        String path = Headers.path(request.type().name(), request.condition());
        EndpointRequest call = EndpointRequest.write(
                        EndpointRequest.Method.PUT, path, AwsFhirResources.FHIR_JSON, request.json())
                .with(Headers.of(request.precondition()));
        FhirReply reply = exchange.send(store, call);
        return new WrittenResource(resources.written(store, reply, Optional.empty()), reply.status() == 201);
    }

    /**
     * Searches first, because the answer to a conditional delete does not name the resource. Where there is one match,
     * the version that was found is required, so that no other resource is deleted than the one that is returned; if it was
     * updated meanwhile, the match is searched again.
     */
    @Override
    public DeletedResource delete(DatastoreId store, ConditionalDelete request) {
        for (int attempt = 1; ; attempt++) {
            Optional<StoredResource> match = only(store, request.type(), request.condition());
            boolean required = match.isPresent() && request.precondition().kind() == Precondition.Kind.NONE;
            EndpointRequest call = EndpointRequest.delete(
                            Headers.path(request.type().name(), request.condition()))
                    .with(Headers.of(required ? Precondition.version(match.get().version()) : request.precondition()));
            try {
                FhirReply reply = exchange.send(store, call);
                return resources.deleted(
                        store,
                        match.map(StoredResource::address)
                                .or(() -> named(request))
                                .orElseThrow(() -> exchange.broken(
                                        "a conditional delete",
                                        "the search before it found nothing that could be deleted")),
                        reply);
            } catch (PreconditionFailed e) {
                if (!required || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** {@return the only match; empty for none and for several} */
    private Optional<StoredResource> only(DatastoreId store, ResourceType type, List<QueryParameter> condition) {
        List<SearchEntry> matches = two(store, type, condition);
        return matches.size() == 1
                ? Optional.of(exchange.reading(
                        "a search", () -> Stored.read(matches.get(0).json().utf8())))
                : Optional.empty();
    }

    /** {@return at most two matches, which tell one from several} */
    private List<SearchEntry> two(DatastoreId store, ResourceType type, List<QueryParameter> condition) {
        List<QueryParameter> parameters = new ArrayList<>(condition);
        parameters.add(new QueryParameter("_count", "2"));
        SearchRequest request =
                new SearchRequest(Optional.of(type), Optional.empty(), parameters, SearchHandling.STRICT);
        return search.search(store, request).entries().stream()
                .filter(entry -> entry.mode() == SearchEntry.Mode.MATCH)
                .toList();
    }

    private static Optional<ResourceAddress> named(ConditionalDelete request) {
        return AnsweredBundle.value("_id", request.condition())
                .filter(id -> ResourceId.RULE.violations("_id", id).isEmpty())
                .map(id -> new ResourceAddress(request.type(), new ResourceId(id)));
    }

    @Override
    public DeletedMatches deleteMatches(DatastoreId store, DeleteMatches request) {
        FhirReply reply = exchange.send(
                store, EndpointRequest.delete(Headers.path(request.type().name(), request.condition())));
        return exchange.reading(
                "a delete with _count", () -> deleted(reply.body().utf8(), request));
    }

    private DeletedMatches deleted(byte[] body, DeleteMatches request) throws IOException {
        AnsweredBundle bundle = AnsweredBundle.read(body);
        List<DeletedMatches.Entry> entries = new ArrayList<>();
        for (AnsweredBundle.Entry entry : bundle.entries()) {
            int status = Integer.parseInt(entry.required("response.status").substring(0, 3));
            entries.add(
                    new DeletedMatches.Entry(Reference.resource(entry.required("response.location")), failure(status)));
        }
        return new DeletedMatches(
                entries, SearchCall.count(request.condition()).orElse(SearchCall.DEFAULT_COUNT), bundle.nextPage());
    }

    private Optional<HealthLakeException> failure(int status) {
        return status < 300
                ? Optional.empty()
                : Optional.of(FhirFailures.ofStatus(status, exchange.place() + " did not delete it: status " + status));
    }

    /** HealthLake stores the references of a single write as they are: they are searched for here. Patches stay. */
    @Override
    public FhirRequest withReferences(DatastoreId store, FhirRequest request) {
        return switch (request.kind()) {
            case CREATE -> replaced(store, (CreateResource) request);
            case UPDATE -> {
                UpdateResource update = (UpdateResource) request;
                yield new UpdateResource(update.address(), replaced(store, update.json()), update.precondition());
            }
            case CONDITIONAL_CREATE -> {
                ConditionalCreate create = (ConditionalCreate) request;
                yield new ConditionalCreate(replaced(store, create.create()), create.condition());
            }
            case CONDITIONAL_UPDATE -> {
                ConditionalUpdate update = (ConditionalUpdate) request;
                yield new ConditionalUpdate(
                        update.type(), update.condition(), replaced(store, update.json()), update.precondition());
            }
            case READ, PATCH, DELETE, CONDITIONAL_DELETE -> request;
        };
    }

    private CreateResource replaced(DatastoreId store, CreateResource create) {
        return new CreateResource(create.type(), replaced(store, create.json()), create.idempotencyKey());
    }

    private ResourceJson replaced(DatastoreId store, ResourceJson json) {
        return ReferenceConditions.replaced(json, (type, condition) -> {
            List<SearchEntry> matches = two(store, type, condition);
            if (matches.size() != 1) {
                throw new PreconditionFailed("The conditional reference '" + type + "?" + QueryString.of(condition)
                        + "' must match exactly one resource, and it matches "
                        + (matches.isEmpty() ? "none" : "several"));
            }
            return matches.get(0).address().orElseThrow(() -> exchange.broken("a search", "a match has no address"));
        });
    }
}
