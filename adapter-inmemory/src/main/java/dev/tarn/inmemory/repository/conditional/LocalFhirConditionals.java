package dev.tarn.inmemory.repository.conditional;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.failure.PreconditionFailed;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.ports.fhir.ConditionalCreate;
import dev.tarn.ports.fhir.ConditionalDelete;
import dev.tarn.ports.fhir.ConditionalUpdate;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.DeleteMatches;
import dev.tarn.ports.fhir.DeleteResource;
import dev.tarn.ports.fhir.DeletedMatches;
import dev.tarn.ports.fhir.DeletedResource;
import dev.tarn.ports.fhir.FhirConditionals;
import dev.tarn.ports.fhir.FhirRequest;
import dev.tarn.ports.fhir.FhirResources;
import dev.tarn.ports.fhir.Precondition;
import dev.tarn.ports.fhir.ReadResource;
import dev.tarn.ports.fhir.UpdateResource;
import dev.tarn.ports.fhir.WrittenResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The conditional interactions of local data stores. Thread-safe. */
public final class LocalFhirConditionals implements FhirConditionals {

    private final Conditions conditions;
    private final FhirResources resources;
    private final ConditionalRequests requests;
    private final BiFunction<DatastoreId, FhirRequest, FhirRequest> references;
    private final StoreLocks locks;

    /**
     * Conditional interactions.
     *
     * @param resources executes the writes
     * @param references replaces the conditional references in the body of a request
     * @param locks held from the search to the end of the write
     */
    public LocalFhirConditionals(
            Conditions conditions,
            FhirResources resources,
            BiFunction<DatastoreId, FhirRequest, FhirRequest> references,
            StoreLocks locks) {
        this.conditions = conditions;
        this.resources = resources;
        this.requests = new ConditionalRequests(conditions, resources);
        this.references = references;
        this.locks = locks;
    }

    @Override
    public WrittenResource create(DatastoreId store, ConditionalCreate request) {
        return locks.in(store, () -> {
            FhirRequest resolved = requests.resolved(store, request);
            return resolved instanceof ReadResource match
                    ? new WrittenResource(resources.read(store, match.address()), false)
                    : new WrittenResource(resources.create(store, (CreateResource) resolved), true);
        });
    }

    @Override
    public WrittenResource update(DatastoreId store, ConditionalUpdate request) {
        return locks.in(store, () -> {
            FhirRequest resolved = requests.resolved(store, request);
            return resolved instanceof UpdateResource update
                    ? update(store, update)
                    : new WrittenResource(resources.create(store, (CreateResource) resolved), true);
        });
    }

    private WrittenResource update(DatastoreId store, UpdateResource update) {
        try {
            return resources.update(store, update);
        } catch (PreconditionFailed e) {
            if (update.precondition() instanceof Precondition.Absent) {
                throw new Conflict(e.getMessage());
            }
            throw e;
        }
    }

    @Override
    public DeletedResource delete(DatastoreId store, ConditionalDelete request) {
        return locks.in(store, () -> resources.delete(store, requests.resolved(store, request)));
    }

    @Override
    public DeletedMatches deleteMatches(DatastoreId store, DeleteMatches request) {
        return locks.in(store, () -> {
            Conditions.Matches matches = conditions.find(store, request.type(), request.condition());
            List<DeletedMatches.Entry> entries = new ArrayList<>();
            for (ResourceAddress address : matches.addresses()) {
                entries.add(new DeletedMatches.Entry(address, failure(store, address)));
            }
            return new DeletedMatches(entries, matches.count(), matches.next());
        });
    }

    private Optional<HealthLakeException> failure(DatastoreId store, ResourceAddress address) {
        try {
            resources.delete(store, DeleteResource.of(address));
            return Optional.empty();
        } catch (HealthLakeException e) {
            return Optional.of(e);
        }
    }

    @Override
    public FhirRequest withReferences(DatastoreId store, FhirRequest request) {
        return references.apply(store, request);
    }
}
