package dev.tarn.http;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Gone;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.request.PageToken;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.ports.fhir.ConditionalCreate;
import dev.tarn.ports.fhir.ConditionalDelete;
import dev.tarn.ports.fhir.ConditionalUpdate;
import dev.tarn.ports.fhir.DeleteMatches;
import dev.tarn.ports.fhir.DeleteResource;
import dev.tarn.ports.fhir.DeletedMatches;
import dev.tarn.ports.fhir.DeletedResource;
import dev.tarn.ports.fhir.EverythingRequest;
import dev.tarn.ports.fhir.FhirConditionals;
import dev.tarn.ports.fhir.FhirRequest;
import dev.tarn.ports.fhir.FhirResources;
import dev.tarn.ports.fhir.FhirSearch;
import dev.tarn.ports.fhir.SearchEntry;
import dev.tarn.ports.fhir.SearchPage;
import dev.tarn.ports.fhir.SearchRequest;
import dev.tarn.ports.fhir.StoredResource;
import dev.tarn.ports.fhir.UpdateResource;
import dev.tarn.ports.fhir.WrittenResource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Searches by {@code _id} alone: what the id names is the match. A page token is always {@code more}, unless the request
 * has it. The parameter {@code bad} is refused.
 */
public final class StubSearch implements FhirSearch, FhirConditionals {

    private final FhirResources resources;
    private final Consumer<Object> asked;

    StubSearch(FhirResources resources, Consumer<Object> asked) {
        this.resources = resources;
        this.asked = asked;
    }

    @Override
    public SearchPage search(DatastoreId store, SearchRequest request) {
        asked.accept(request);
        if (value("bad", request.parameters()).isPresent()) {
            throw new Invalid("Parameter bad is refused");
        }
        return page(
                match(store, request.type().orElse(ResourceType.Patient), request.parameters()), request.parameters());
    }

    @Override
    public void check(DatastoreId store, SearchRequest request) {
        if (value("bad", request.parameters()).isPresent()) {
            throw new Invalid("Parameter bad is refused");
        }
    }

    @Override
    public SearchPage everything(DatastoreId store, EverythingRequest request) {
        asked.accept(request);
        ResourceAddress patient = new ResourceAddress(ResourceType.Patient, request.patient());
        return page(Optional.of(resources.read(store, patient)), request.parameters());
    }

    private static SearchPage page(Optional<StoredResource> match, List<QueryParameter> parameters) {
        List<SearchEntry> entries = match.map(resource ->
                        new SearchEntry(SearchEntry.Mode.MATCH, Optional.of(resource.address()), resource.json()))
                .map(List::of)
                .orElse(List.of());
        Optional<PageToken> next =
                entries.isEmpty() || value("page", parameters).isPresent()
                        ? Optional.empty()
                        : Optional.of(new PageToken("more"));
        int count = value("_count", parameters).map(Integer::parseInt).orElse(100);
        return new SearchPage(OptionalLong.of(entries.size()), entries, parameters, List.of(), count, next);
    }

    private Optional<StoredResource> match(DatastoreId store, ResourceType type, List<QueryParameter> parameters) {
        try {
            return value("_id", parameters)
                    .map(id -> resources.read(store, new ResourceAddress(type, new ResourceId(id))));
        } catch (NotFound | Gone e) {
            return Optional.empty();
        }
    }

    private static Optional<String> value(String name, List<QueryParameter> parameters) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(QueryParameter::value)
                .findFirst();
    }

    @Override
    public WrittenResource create(DatastoreId store, ConditionalCreate request) {
        asked.accept(request);
        return match(store, request.create().type(), request.condition())
                .map(found -> new WrittenResource(found, false))
                .orElseGet(() -> new WrittenResource(resources.create(store, request.create()), true));
    }

    @Override
    public WrittenResource update(DatastoreId store, ConditionalUpdate request) {
        asked.accept(request);
        ResourceAddress address = new ResourceAddress(
                request.type(), new ResourceId(value("_id", request.condition()).orElse("made")));
        return resources.update(store, new UpdateResource(address, request.json(), request.precondition()));
    }

    @Override
    public DeletedResource delete(DatastoreId store, ConditionalDelete request) {
        asked.accept(request);
        StoredResource found =
                match(store, request.type(), request.condition()).orElseThrow(() -> new NotFound("Nothing matches"));
        return resources.delete(store, new DeleteResource(found.address(), request.precondition()));
    }

    @Override
    public DeletedMatches deleteMatches(DatastoreId store, DeleteMatches request) {
        asked.accept(request);
        List<DeletedMatches.Entry> entries = match(store, request.type(), request.condition())
                .map(found -> new DeletedMatches.Entry(found.address(), Optional.empty()))
                .map(List::of)
                .orElse(List.of());
        int count = value("_count", request.condition()).map(Integer::parseInt).orElse(100);
        Optional<PageToken> next = entries.isEmpty() ? Optional.empty() : Optional.of(new PageToken("more"));
        return new DeletedMatches(entries, count, next);
    }

    @Override
    public FhirRequest withReferences(DatastoreId store, FhirRequest request) {
        return request;
    }
}
