package dev.tarn.aws.fhir;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.ports.fhir.EverythingRequest;
import dev.tarn.ports.fhir.FhirSearch;
import dev.tarn.ports.fhir.SearchPage;
import dev.tarn.ports.fhir.SearchRequest;

/** Searches at HealthLake, which checks their parameters. Thread-safe. */
record AwsFhirSearch(FhirExchange exchange) implements FhirSearch {

    @Override
    public SearchPage search(DatastoreId store, SearchRequest request) {
        FhirReply reply = exchange.send(store, SearchCall.of(request));
        return exchange.reading("a search", () -> SearchCall.read(reply.body().utf8(), request.parameters()));
    }

    @Override
    public void check(DatastoreId store, SearchRequest request) {
        search(store, request);
    }

    @Override
    public SearchPage everything(DatastoreId store, EverythingRequest request) {
        FhirReply reply = exchange.send(store, SearchCall.of(request));
        return exchange.reading(
                "$everything", () -> SearchCall.read(reply.body().utf8(), request.parameters()));
    }
}
