package dev.tarn.inmemory.fhir;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Gone;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.failure.Unsupported;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.inmemory.resource.ResourceStore;
import dev.tarn.inmemory.resource.ResourceVersion;
import dev.tarn.ports.IdSource;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.DeleteResource;
import dev.tarn.ports.fhir.DeletedResource;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.FhirResources;
import dev.tarn.ports.fhir.HistoryRequest;
import dev.tarn.ports.fhir.PatchResource;
import dev.tarn.ports.fhir.ResourceHistory;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.StoredResource;
import dev.tarn.ports.fhir.TransactionEntry;
import dev.tarn.ports.fhir.UpdateResource;
import dev.tarn.ports.fhir.WrittenResource;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** The resources of local data stores. */
public final class LocalFhirResources implements FhirResources {

    private final Function<DatastoreId, ResourceStore> stores;
    private final InstantSource clock;
    private final IdSource ids;

    /**
     * Resources.
     *
     * @param stores the resources of a data store; refuses where there is none, or it is not ACTIVE
     */
    public LocalFhirResources(Function<DatastoreId, ResourceStore> stores, InstantSource clock, IdSource ids) {
        this.stores = stores;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public StoredResource read(DatastoreId store, ResourceAddress address) {
        return shown(stores.apply(store).read(address).orElseThrow(() -> NotFound.of("Resource", address)));
    }

    @Override
    public StoredResource read(DatastoreId store, ResourceAddress address, VersionId version) {
        return shown(stores.apply(store)
                .read(address, version.value())
                .orElseThrow(() -> NotFound.of("Resource", address + "/_history/" + version)));
    }

    private static StoredResource shown(ResourceVersion version) {
        if (version.isDeletion()) {
            throw Gone.of(version.address(), version.versionId());
        }
        return new StoredResource(
                version.address(),
                new VersionId(version.versionId()),
                version.lastUpdated(),
                ResourceJson.of(version.json()));
    }

    @Override
    public StoredResource create(DatastoreId store, CreateResource request) {
        throw new Unsupported("not yet " + clock + ids);
    }

    @Override
    public WrittenResource update(DatastoreId store, UpdateResource request) {
        throw new Unsupported("not yet " + clock + ids);
    }

    @Override
    public StoredResource patch(DatastoreId store, PatchResource request) {
        throw new Unsupported("not yet " + clock + ids);
    }

    @Override
    public DeletedResource delete(DatastoreId store, DeleteResource request) {
        throw new Unsupported("not yet " + clock + ids);
    }

    @Override
    public ResourceHistory history(DatastoreId store, HistoryRequest request) {
        throw new Unsupported("not yet " + clock + ids);
    }

    @Override
    public List<EntryAnswer> transaction(DatastoreId store, List<TransactionEntry> entries) {
        throw new Unsupported("not yet " + clock + ids);
    }
}
