package dev.tarn.inmemory.repository;

import dev.tarn.domain.failure.Duplicate;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.fhir.FhirInteraction;
import dev.tarn.domain.fhir.IdempotencyKey;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.inmemory.ndjson.AcceptedResource;
import dev.tarn.inmemory.repository.store.ResourceChange;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.DeleteResource;
import dev.tarn.ports.fhir.DeletedResource;
import dev.tarn.ports.fhir.PatchResource;
import dev.tarn.ports.fhir.ReadResource;
import dev.tarn.ports.fhir.RequestBudget;
import dev.tarn.ports.fhir.StoredResource;
import dev.tarn.ports.fhir.UpdateResource;
import dev.tarn.ports.fhir.WrittenResource;
import java.util.Optional;
import java.util.function.Function;

/**
 * FHIR's interactions, each in two phases. The first needs no store and runs at once. The second reads and writes, and is a
 * function of a {@link ResourceChange}, so that the write lock is held briefly; it is free of other side effects and may be
 * retried.
 */
final class LocalInteractions {

    private final RequestBodies bodies = new RequestBodies();

    /** {@return a create under this id} */
    Function<ResourceChange, StoredResource> create(CreateResource request, ResourceId id) {
        Preconditions.checkAllowed(request.type(), FhirInteraction.CREATE);
        AcceptedResource resource = bodies.created(request, id);
        return change -> {
            request.idempotencyKey().ifPresent(key -> checkNew(key, change));
            if (change.read(resource.address()).isPresent()) {
                throw new IllegalStateException("the source of ids gave " + id + ", which is taken");
            }
            ResourceVersion first = change.put(resource);
            request.idempotencyKey().ifPresent(key -> change.remember(key, resource.address()));
            return ShownResources.stored(first);
        };
    }

    private static void checkNew(IdempotencyKey key, ResourceChange change) {
        change.made(key).ifPresent(before -> {
            throw Duplicate.of(before);
        });
    }

    /** {@return an update, which may be a create} */
    Function<ResourceChange, WrittenResource> update(UpdateResource request) {
        ResourceAddress address = request.address();
        Preconditions.checkAllowed(address.type(), FhirInteraction.UPDATE);
        AcceptedResource resource = bodies.updated(request);
        return change -> {
            Optional<ResourceVersion> current = change.read(address);
            Preconditions.check(request.precondition(), address, current);
            boolean created = current.map(ResourceVersion::isDeletion).orElse(true);
            return new WrittenResource(ShownResources.stored(change.put(resource)), created);
        };
    }

    /**
     * {@return a patch, applied beforehand to what is there now}
     *
     * @param budget is charged for the work of the patch
     * @param memory of which the patch takes what its trees need
     */
    Function<ResourceChange, StoredResource> patch(
            PatchResource request, ResourceStore store, RequestBudget budget, PatchMemory memory) {
        ResourceAddress address = request.address();
        Preconditions.checkAllowed(address.type(), FhirInteraction.PATCH);
        PatchPreparation prepared =
                new PatchPreparation(bodies, request.patch().utf8(), budget::work, memory, store.read(address));
        return change -> {
            Optional<ResourceVersion> found = change.read(address);
            Preconditions.check(request.precondition(), address, found);
            return ShownResources.stored(change.put(prepared.of(ShownResources.living(address, found))));
        };
    }

    /** {@return a delete, of which nothing is left to do where it was done before} */
    Function<ResourceChange, DeletedResource> delete(DeleteResource request) {
        ResourceAddress address = request.address();
        Preconditions.checkAllowed(address.type(), FhirInteraction.DELETE);
        return change -> {
            Optional<ResourceVersion> found = change.read(address);
            Preconditions.check(request.precondition(), address, found);
            ResourceVersion current = found.orElseThrow(() -> NotFound.of("Resource", address));
            return ShownResources.deleted(current.isDeletion() ? current : change.delete(address));
        };
    }

    /** {@return a read, of the current version or another} */
    Function<ResourceChange, StoredResource> read(ReadResource request, ResourceStore store) {
        ResourceAddress address = request.address();
        if (request.version().isEmpty()) {
            Preconditions.checkAllowed(address.type(), FhirInteraction.READ);
            return change -> ShownResources.current(address, change.read(address));
        }
        VersionId version = request.version().get();
        Preconditions.checkAllowed(address.type(), FhirInteraction.VREAD);
        return change -> ShownResources.version(
                address,
                version,
                change.read(address)
                        .filter(current -> current.versionId() == version.value())
                        .or(() -> store.read(address, version.value())));
    }
}
