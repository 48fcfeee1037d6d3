package dev.tarn.inmemory.repository;

import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.failure.Unprocessable;
import dev.tarn.inmemory.ndjson.AcceptedResource;
import dev.tarn.inmemory.repository.patch.ResourcePatch;
import dev.tarn.inmemory.repository.patch.TreeSize;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Applies a patch before the store is locked, so that other writers do not wait for it. The lock is held only for the
 * comparison of version numbers, unless the resource is small.
 */
final class PatchPreparation {

    /** Bytes of a resource that may be patched while the store is locked: a millisecond. */
    private static final int SHORT = 64 * 1024;

    private final RequestBodies bodies;
    private final byte[] patch;
    private final LongConsumer charge;
    private final Optional<Prepared> prepared;

    /**
     * Parses the patch, and applies it to a version where there is one. Both are done with memory reserved for their
     * trees, of which only the result is kept.
     *
     * @param patch the text of the patch
     * @param charge takes the work that is about to be done; it refuses by an exception
     * @throws dev.tarn.domain.failure.Invalid for a text that is no JSON Patch
     */
    PatchPreparation(
            RequestBodies bodies,
            byte[] patch,
            LongConsumer charge,
            PatchMemory memory,
            Optional<ResourceVersion> version) {
        this.bodies = bodies;
        this.patch = patch;
        this.charge = charge;
        TreeSize size = TreeSize.ofPatch(patch, charge);
        Optional<ResourceVersion> living = version.filter(found -> !found.isDeletion());
        if (living.isPresent()) {
            this.prepared = Optional.of(prepare(living.get(), size, memory));
        } else {
            requireValid(size, memory);
            this.prepared = Optional.empty();
        }
    }

    /** A text that is no patch is refused, whatever is there. */
    private void requireValid(TreeSize size, PatchMemory memory) {
        memory.with(patch.length > SHORT ? size.heap() : 0, () -> ResourcePatch.parse(patch));
    }

    /** Refuses patches and resources that are too long to be worked on while the store is locked. */
    static void requireShort(byte[] patch, Optional<ResourceVersion> version) {
        if (patch.length > SHORT) {
            throw new Unprocessable("A patch that links to a version which the transaction makes can have at most "
                    + SHORT + " bytes, and this one has " + patch.length + "; send the patch after the transaction");
        }
        if (version.isPresent() && version.get().body().size() > SHORT) {
            throw new Unprocessable(
                    "A patch that links to a version which the transaction makes can change a resource of at"
                            + " most " + SHORT + " bytes, and " + version.get().address() + " has "
                            + version.get().body().size() + "; send the patch after the transaction");
        }
    }

    /** What became of a version: a resource, or a failure, which is reported once it is certain that it is current. */
    private record Prepared(
            long versionId, Optional<AcceptedResource> resource, Optional<HealthLakeException> failure) {}

    private Prepared prepare(ResourceVersion version, TreeSize size, PatchMemory memory) {
        long heap = patch.length > SHORT ? size.heap() : 0;
        try {
            int length = version.body().size();
            ResourcePatch.requirePatchable(length);
            TreeSize document = TreeSize.ofResource(version.json(), charge);
            heap += length > SHORT ? document.heap() : 0;
        } catch (HealthLakeException e) {
            requireValid(size, memory);
            return new Prepared(version.versionId(), Optional.empty(), Optional.of(e));
        }
        return memory.with(heap, () -> apply(version));
    }

    private Prepared apply(ResourceVersion version) {
        ResourcePatch parsed = ResourcePatch.parse(patch);
        try {
            return new Prepared(
                    version.versionId(), Optional.of(bodies.patched(version, parsed, charge)), Optional.empty());
        } catch (HealthLakeException e) {
            return new Prepared(version.versionId(), Optional.empty(), Optional.of(e));
        }
    }

    /**
     * {@return what becomes of the current version; called while the store is locked}
     *
     * @throws StalePatch if the version is another one than the prepared one, and it or the patch is too long to be worked on now
     */
    AcceptedResource of(ResourceVersion current) {
        if (prepared.isPresent() && prepared.get().versionId() == current.versionId()) {
            return prepared.get()
                    .resource()
                    .orElseThrow(() -> prepared.get().failure().orElseThrow());
        }
        if (current.body().size() > SHORT || patch.length > SHORT) {
            throw new StalePatch(current.address());
        }
        TreeSize.ofPatch(patch, charge);
        TreeSize.ofResource(current.json(), charge);
        return bodies.patched(current, ResourcePatch.parse(patch), charge);
    }
}
