package dev.tarn.inmemory.repository;

import dev.tarn.domain.failure.Gone;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.domain.smart.Letter;
import dev.tarn.inmemory.repository.access.StoreAccess;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.ports.fhir.DeletedResource;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.StoredResource;
import java.util.Optional;
import java.util.Set;

/** Versions, as the port shows them. */
final class ShownResources {

    /** Bytes up to which a copy costs less than the objects that avoid it. */
    private static final int SHORT = 64 * 1024;

    private ShownResources() {}

    /** {@return the resource; refuses where there is none, or it was deleted} */
    static StoredResource current(ResourceAddress address, Optional<ResourceVersion> current) {
        return stored(living(address, current));
    }

    /** {@return this version; refuses where there is none, or it says that the resource was deleted} */
    static StoredResource version(ResourceAddress address, VersionId number, Optional<ResourceVersion> version) {
        return stored(living(version.orElseThrow(() -> NotFound.of("Resource", address + "/_history/" + number))));
    }

    /** {@return this version, where one of the letters admits it} */
    static StoredResource version(
            ResourceAddress address,
            VersionId number,
            Optional<ResourceVersion> version,
            StoreAccess access,
            Set<Letter> any) {
        version.filter(found -> !found.isDeletion()).ifPresent(found -> access.requireAdmitted(found, any));
        return version(address, number, version);
    }

    /** {@return a version that was written by a caller who may not read it: without its content} */
    static StoredResource unread(ResourceVersion version) {
        return new StoredResource(
                version.address(), new VersionId(version.versionId()), version.lastUpdated(), ResourceJson.NONE);
    }

    /** {@return the current version; refuses where there is none, or it says that the resource was deleted} */
    static ResourceVersion living(ResourceAddress address, Optional<ResourceVersion> current) {
        return living(current.orElseThrow(() -> NotFound.of("Resource", address)));
    }

    private static ResourceVersion living(ResourceVersion version) {
        if (version.isDeletion()) {
            throw Gone.of(version.address(), version.versionId());
        }
        return version;
    }

    /** {@return a version that is no deletion} */
    static StoredResource stored(ResourceVersion version) {
        return new StoredResource(
                version.address(),
                new VersionId(version.versionId()),
                version.lastUpdated(),
                version.body().size() <= SHORT ? ResourceJson.of(version.json()) : ResourceJson.of(version.rendered()));
    }

    /** {@return a version that is a deletion} */
    static DeletedResource deleted(ResourceVersion version) {
        return new DeletedResource(version.address(), new VersionId(version.versionId()), version.lastUpdated());
    }
}
