package dev.tarn.inmemory.fhir;

import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.failure.Throttled;
import dev.tarn.domain.failure.Unprocessable;
import dev.tarn.inmemory.patch.ResourcePatch;
import dev.tarn.inmemory.resource.AcceptedResource;
import dev.tarn.inmemory.resource.ResourceVersion;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Applies a patch before the store is locked, so that other writers do not wait for it. The lock is held only for the
 * comparison of version numbers, unless the resource is small.
 */
final class PatchPreparation {

    /** Bytes of a resource that may be patched while the store is locked: a millisecond. */
    private static final int SHORT = 64 * 1024;

    /** Bytes of heap that a byte of a resource takes as a tree, about. */
    private static final int TREE = 24;

    /** KiB of heap for the trees of large resources that are patched at the same time, in the whole process. */
    private static final int TREES =
            (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / 8 / 1024);

    private static final int PATIENCE_SECONDS = 3;

    private static final Semaphore FREE = new Semaphore(TREES, true);

    private final RequestBodies bodies;
    private final ResourcePatch patch;
    private final LongConsumer charge;
    private final Optional<Prepared> prepared;

    /**
     * Applies the patch to a version, where there is one.
     *
     * @param charge takes the work that is about to be done; it refuses by an exception
     */
    PatchPreparation(
            RequestBodies bodies, ResourcePatch patch, LongConsumer charge, Optional<ResourceVersion> version) {
        this.bodies = bodies;
        this.patch = patch;
        this.charge = charge;
        this.prepared = version.filter(found -> !found.isDeletion()).map(this::prepare);
    }

    /** Refuses resources that are too large to be patched while the store is locked. */
    static void requireShort(Optional<ResourceVersion> version) {
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

    private Prepared prepare(ResourceVersion version) {
        try {
            return new Prepared(version.versionId(), Optional.of(within(version)), Optional.empty());
        } catch (HealthLakeException e) {
            return new Prepared(version.versionId(), Optional.empty(), Optional.of(e));
        }
    }

    private AcceptedResource within(ResourceVersion version) {
        int size = version.body().size();
        if (size <= SHORT) {
            return bodies.patched(version, patch, charge);
        }
        int weight = (int) Math.min(TREES, (long) size * TREE / 1024);
        acquire(weight);
        try {
            return bodies.patched(version, patch, charge);
        } finally {
            FREE.release(weight);
        }
    }

    private static void acquire(int weight) {
        try {
            if (!FREE.tryAcquire(weight, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Throttled(
                        "Patches of other large resources take all the memory that there is for them; try again"
                                + " later");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Throttled("The patch was interrupted before it began; try again");
        }
    }

    /**
     * {@return what becomes of the current version; called while the store is locked}
     *
     * @throws StalePatch if the version is another one than the prepared one, and too large to be patched now
     */
    AcceptedResource of(ResourceVersion current) {
        if (prepared.isPresent() && prepared.get().versionId() == current.versionId()) {
            return prepared.get()
                    .resource()
                    .orElseThrow(() -> prepared.get().failure().orElseThrow());
        }
        if (current.body().size() > SHORT) {
            throw new StalePatch(current.address());
        }
        return bodies.patched(current, patch, charge);
    }
}
