package dev.tarn.inmemory.repository.store;

import dev.tarn.domain.fhir.IdempotencyKey;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.inmemory.ndjson.AcceptedResource;
import dev.tarn.inmemory.ndjson.ResourceBody;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A change that has not been written yet: it keeps its writes to itself, so that throwing it away undoes it. */
public final class PendingChange implements ResourceChange {

    private final Function<ResourceAddress, Optional<ResourceVersion>> stored;
    private final Function<IdempotencyKey, Optional<ResourceAddress>> keys;
    private final Instant now;
    private final Map<ResourceAddress, ResourceVersion> current = new HashMap<>();
    private final List<ResourceVersion> versions = new ArrayList<>();
    private final Map<IdempotencyKey, ResourceAddress> remembered = new HashMap<>();

    /**
     * A change of what is there.
     *
     * @param stored the current version of a resource, as it was before this change
     * @param keys what idempotency keys made before this change
     * @param now in milliseconds
     */
    public PendingChange(
            Function<ResourceAddress, Optional<ResourceVersion>> stored,
            Function<IdempotencyKey, Optional<ResourceAddress>> keys,
            Instant now) {
        this.stored = stored;
        this.keys = keys;
        this.now = now;
    }

    @Override
    public Optional<ResourceVersion> read(ResourceAddress address) {
        return Optional.ofNullable(current.get(address)).or(() -> stored.apply(address));
    }

    @Override
    public ResourceVersion put(AcceptedResource resource) {
        return write(resource.address(), resource.body());
    }

    @Override
    public ResourceVersion delete(ResourceAddress address) {
        return write(address, ResourceBody.NONE);
    }

    private ResourceVersion write(ResourceAddress address, ResourceBody body) {
        ResourceVersion version = ResourceVersion.next(read(address), address, now, body);
        current.put(address, version);
        versions.add(version);
        return version;
    }

    @Override
    public Optional<ResourceAddress> made(IdempotencyKey key) {
        return Optional.ofNullable(remembered.get(key)).or(() -> keys.apply(key));
    }

    @Override
    public void remember(IdempotencyKey key, ResourceAddress made) {
        remembered.put(key, made);
    }

    /** {@return every version that is to be written, in order} */
    public List<ResourceVersion> versions() {
        return versions;
    }

    /** {@return every idempotency key that is to be kept} */
    public Map<IdempotencyKey, ResourceAddress> remembered() {
        return remembered;
    }
}
