package dev.tarn.inmemory.repository.store;

import dev.tarn.domain.fhir.IdempotencyKey;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.inmemory.ndjson.AcceptedResource;
import java.util.Optional;

/** What can be seen and written within one {@link ResourceStore#change}; it sees what itself has written. */
public interface ResourceChange {

    /** {@return the current version, which may say that it was deleted; empty where there never was such a resource} */
    Optional<ResourceVersion> read(ResourceAddress address);

    /** Writes the next version, be its content new or not. {@return it} */
    ResourceVersion put(AcceptedResource resource);

    /** Writes a version that says that the resource, which must be there, was deleted. {@return it} */
    ResourceVersion delete(ResourceAddress address);

    /** {@return what was created under this key before} */
    Optional<ResourceAddress> made(IdempotencyKey key);

    /** Keeps that this was created under this key. */
    void remember(IdempotencyKey key, ResourceAddress made);
}
