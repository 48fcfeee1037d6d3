package dev.tarn.aws.fhir;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.ports.fhir.FhirHistory;
import dev.tarn.ports.fhir.HistoryRequest;
import dev.tarn.ports.fhir.ResourceHistory;
import dev.tarn.ports.fhir.SystemHistoryRequest;

/** The histories of HealthLake. Thread-safe. */
record AwsFhirHistory(FhirExchange exchange) implements FhirHistory {

    @Override
    public ResourceHistory ofResource(DatastoreId store, HistoryRequest request) {
        FhirReply reply = exchange.send(store, HistoryCall.of(request));
        return exchange.reading("a history", () -> HistoryCall.read(reply.body().utf8()));
    }

    @Override
    public ResourceHistory ofSystem(DatastoreId store, SystemHistoryRequest request) {
        FhirReply reply = exchange.send(store, HistoryCall.of(request));
        return exchange.reading("a history", () -> HistoryCall.read(reply.body().utf8()));
    }
}
