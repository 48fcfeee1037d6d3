package dev.tarn.inmemory.repository;

import dev.tarn.domain.failure.Duplicate;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.fhir.FhirInteraction;
import dev.tarn.domain.fhir.IdempotencyKey;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.domain.smart.Letter;
import dev.tarn.inmemory.ndjson.AcceptedResource;
import dev.tarn.inmemory.repository.access.PatchReads;
import dev.tarn.inmemory.repository.access.StoreAccess;
import dev.tarn.inmemory.repository.store.ResourceChange;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.repository.validation.WriteValidation;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.DeleteResource;
import dev.tarn.ports.fhir.DeletedResource;
import dev.tarn.ports.fhir.PatchResource;
import dev.tarn.ports.fhir.ReadResource;
import dev.tarn.ports.fhir.RequestBudget;
import dev.tarn.ports.fhir.StoredResource;
import dev.tarn.ports.fhir.UpdateResource;
import dev.tarn.ports.fhir.WrittenResource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * FHIR's interactions, each in two phases. The first needs no store and runs at once. The second reads and writes, and is a
 * function of a {@link ResourceChange}, so that the write lock is held briefly; it is free of other side effects and may be
 * retried.
 */
final class LocalInteractions {

    private static final Set<Letter> READ = Set.of(Letter.READ);

    private final RequestBodies bodies;

    LocalInteractions(WriteValidation validation) {
        this.bodies = new RequestBodies(validation);
    }

    /** {@return a create under this id} */
    Function<ResourceChange, StoredResource> create(CreateResource request, ResourceId id, StoreAccess access) {
        Preconditions.checkAllowed(request.type(), FhirInteraction.CREATE);
        access.require(request.type(), Letter.CREATE);
        AcceptedResource resource = bodies.created(request, id);
        Optional<IdempotencyKey> key = request.idempotencyKey().map(access::ofHolder);
        return change -> {
            key.ifPresent(known -> checkNew(known, change, access));
            if (change.read(resource.address()).isPresent()) {
                throw new IllegalStateException("the source of ids gave " + id + ", which is taken");
            }
            ResourceVersion first = change.put(resource);
            access.requireWritten(first, Letter.CREATE, change::read);
            key.ifPresent(known -> change.remember(known, resource.address()));
            return ShownResources.stored(first);
        };
    }

    /** The refusal names the resource, so that only a caller who may find the resource receives it. */
    private static void checkNew(IdempotencyKey key, ResourceChange change, StoreAccess access) {
        change.made(key).ifPresent(before -> {
            change.read(before)
                    .flatMap(access::lastLiving)
                    .ifPresent(version -> access.requireAdmitted(version, EnumSet.allOf(Letter.class)));
            throw Duplicate.of(before);
        });
    }

    /** {@return an update, which may be a create} */
    Function<ResourceChange, WrittenResource> update(UpdateResource request, StoreAccess access) {
        ResourceAddress address = request.address();
        Preconditions.checkAllowed(address.type(), FhirInteraction.UPDATE);
        access.require(address.type(), Letter.UPDATE);
        AcceptedResource resource = bodies.updated(request);
        return change -> {
            Optional<ResourceVersion> current = change.read(address);
            access.requireBefore(current, Letter.UPDATE);
            Preconditions.check(request.precondition(), address, current);
            boolean created = current.map(ResourceVersion::isDeletion).orElse(true);
            ResourceVersion next = change.put(resource);
            access.requireWritten(next, Letter.UPDATE, change::read);
            return new WrittenResource(ShownResources.stored(next), created);
        };
    }

    /**
     * {@return a patch, applied beforehand to what is there now}
     *
     * @param budget is charged for the work of the patch
     * @param memory of which the patch takes what its trees need
     */
    Function<ResourceChange, StoredResource> patch(
            PatchResource request, ResourceStore store, RequestBudget budget, PatchMemory memory, StoreAccess access) {
        ResourceAddress address = request.address();
        Preconditions.checkAllowed(address.type(), FhirInteraction.PATCH);
        access.require(address.type(), Letter.UPDATE);
        PatchPreparation prepared =
                new PatchPreparation(bodies, request.patch().utf8(), budget::work, memory, store.read(address));
        return change -> {
            Optional<ResourceVersion> found = change.read(address);
            if (!access.isUnrestricted()) {
                checkPatch(address, found, request, access);
            }
            Preconditions.check(request.precondition(), address, found);
            ResourceVersion before = ShownResources.living(address, found);
            ResourceVersion next = change.put(prepared.of(before));
            access.requireWritten(next, Letter.UPDATE, change::read);
            boolean isShown = access.admits(before, READ) && access.admits(next, READ);
            return isShown ? ShownResources.stored(next) : ShownResources.unread(next);
        };
    }

    /** A patch can ask what the resource contains. */
    private static void checkPatch(
            ResourceAddress address, Optional<ResourceVersion> found, PatchResource request, StoreAccess access) {
        ResourceVersion before = access.living(address, found, Set.of(Letter.UPDATE));
        if (PatchReads.has(request.patch().utf8())) {
            access.requireAdmitted(before, READ);
        }
    }

    /** {@return a delete, of which nothing is left to do where it was done before} */
    Function<ResourceChange, DeletedResource> delete(DeleteResource request, StoreAccess access) {
        ResourceAddress address = request.address();
        Preconditions.checkAllowed(address.type(), FhirInteraction.DELETE);
        access.require(address.type(), Letter.DELETE);
        return change -> {
            Optional<ResourceVersion> found = change.read(address);
            if (found.isEmpty() || found.get().isDeletion()) {
                access.requireVisibleAbsence(address, Set.of(Letter.DELETE));
            }
            access.requireBefore(found, Letter.DELETE);
            Preconditions.check(request.precondition(), address, found);
            ResourceVersion current = found.orElseThrow(() -> NotFound.of("Resource", address));
            return ShownResources.deleted(current.isDeletion() ? current : change.delete(address));
        };
    }

    /** {@return a read, of the current version or another} */
    Function<ResourceChange, StoredResource> read(ReadResource request, ResourceStore store, StoreAccess access) {
        ResourceAddress address = request.address();
        if (request.version().isEmpty()) {
            Preconditions.checkAllowed(address.type(), FhirInteraction.READ);
            access.require(address.type(), Letter.READ);
            return change -> ShownResources.stored(access.living(address, change.read(address), READ));
        }
        VersionId version = request.version().get();
        Preconditions.checkAllowed(address.type(), FhirInteraction.VREAD);
        access.require(address.type(), Letter.READ);
        return change -> {
            access.requireHistory(address, () -> change.read(address), READ);
            return ShownResources.version(
                    address,
                    version,
                    change.read(address)
                            .filter(current -> current.versionId() == version.value())
                            .or(() -> store.read(address, version.value())),
                    access,
                    READ);
        };
    }
}
