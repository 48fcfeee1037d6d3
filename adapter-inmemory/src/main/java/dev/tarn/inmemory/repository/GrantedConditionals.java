package dev.tarn.inmemory.repository;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.smart.Letter;
import dev.tarn.ports.fhir.ConditionalCreate;
import dev.tarn.ports.fhir.ConditionalDelete;
import dev.tarn.ports.fhir.ConditionalUpdate;
import dev.tarn.ports.fhir.DeleteMatches;
import dev.tarn.ports.fhir.DeletedMatches;
import dev.tarn.ports.fhir.DeletedResource;
import dev.tarn.ports.fhir.FhirConditionals;
import dev.tarn.ports.fhir.FhirRequest;
import dev.tarn.ports.fhir.WrittenResource;

/** Conditional interactions under grants: each needs the letter of its write before its search says anything. */
record GrantedConditionals(LocalFhirEndpoint endpoint, FhirConditionals conditionals) implements FhirConditionals {

    @Override
    public WrittenResource create(DatastoreId store, ConditionalCreate request) {
        require(store, request.create().type(), Letter.CREATE);
        return conditionals.create(store, request);
    }

    @Override
    public WrittenResource update(DatastoreId store, ConditionalUpdate request) {
        require(store, request.type(), Letter.UPDATE);
        return conditionals.update(store, request);
    }

    @Override
    public DeletedResource delete(DatastoreId store, ConditionalDelete request) {
        require(store, request.type(), Letter.DELETE);
        return conditionals.delete(store, request);
    }

    @Override
    public DeletedMatches deleteMatches(DatastoreId store, DeleteMatches request) {
        require(store, request.type(), Letter.DELETE);
        return conditionals.deleteMatches(store, request);
    }

    @Override
    public FhirRequest withReferences(DatastoreId store, FhirRequest request) {
        return conditionals.withReferences(store, request);
    }

    private void require(DatastoreId store, ResourceType type, Letter letter) {
        endpoint.access(store).require(type, letter);
    }
}
