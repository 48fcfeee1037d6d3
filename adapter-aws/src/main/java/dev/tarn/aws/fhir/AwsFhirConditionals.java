package dev.tarn.aws.fhir;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.search.QueryString;
import dev.tarn.ports.fhir.ConditionalCreate;
import dev.tarn.ports.fhir.ConditionalDelete;
import dev.tarn.ports.fhir.ConditionalUpdate;
import dev.tarn.ports.fhir.DeleteMatches;
import dev.tarn.ports.fhir.DeletedMatches;
import dev.tarn.ports.fhir.DeletedResource;
import dev.tarn.ports.fhir.FhirConditionals;
import dev.tarn.ports.fhir.FhirRequest;
import dev.tarn.ports.fhir.SearchEntry;
import dev.tarn.ports.fhir.SearchHandling;
import dev.tarn.ports.fhir.SearchRequest;
import dev.tarn.ports.fhir.WrittenResource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Conditional interactions at HealthLake, which evaluates their conditions. Thread-safe. */
record AwsFhirConditionals(FhirExchange exchange, AwsFhirResources resources, AwsFhirSearch search)
        implements FhirConditionals {

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

    /** Searches first, because the answer to a conditional delete does not name the resource. */
    @Override
    public DeletedResource delete(DatastoreId store, ConditionalDelete request) {
        Optional<ResourceAddress> match = match(store, request).or(() -> named(request));
        EndpointRequest call = EndpointRequest.delete(
                        Headers.path(request.type().name(), request.condition()))
                .with(Headers.of(request.precondition()));
        FhirReply reply = exchange.send(store, call);
        return resources.deleted(
                store,
                match.orElseThrow(() -> exchange.broken(
                        "a conditional delete", "the search before it found nothing that could be deleted")),
                reply);
    }

    private Optional<ResourceAddress> match(DatastoreId store, ConditionalDelete request) {
        SearchRequest found = new SearchRequest(
                Optional.of(request.type()), Optional.empty(), request.condition(), SearchHandling.STRICT);
        return search.search(store, found).entries().stream()
                .filter(entry -> entry.mode() == SearchEntry.Mode.MATCH)
                .flatMap(entry -> entry.address().stream())
                .findFirst();
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

    /** The endpoint resolves the conditional references of bundles itself. */
    @Override
    public FhirRequest withReferences(DatastoreId store, FhirRequest request) {
        return request;
    }
}
