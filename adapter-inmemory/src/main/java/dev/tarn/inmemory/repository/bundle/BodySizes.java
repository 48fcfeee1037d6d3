package dev.tarn.inmemory.repository.bundle;

import dev.tarn.domain.failure.Unprocessable;
import dev.tarn.inmemory.repository.patch.ResourcePatch;

/** Size limits of bodies that grow after they were received ({@code domain/docs/decisions.md} T25, T26). */
public final class BodySizes {

    /** Bytes of a resource or a patch after its links were replaced; as many as a request may have. */
    static final int LARGEST = ResourcePatch.LARGEST;

    /**
     * Bytes of all bodies of a transaction after their links were replaced, of which those with links to versions are
     * counted twice. A usual link hardly changes its length.
     */
    static final long LARGEST_TRANSACTION = 4L * LARGEST;

    private BodySizes() {}

    static void requireLinked(long before, long after) {
        if (after > LARGEST && after > before) {
            throw new Unprocessable("Its links to other entries make this body of " + before + " bytes longer than "
                    + LARGEST + " bytes, which is the limit; split the resource, or use shorter ids");
        }
    }

    public static void requireTransaction(long total) {
        if (total > LARGEST_TRANSACTION) {
            throw new Unprocessable("With their links, the bodies up to this entry have " + total
                    + " bytes together, and a transaction may have " + LARGEST_TRANSACTION
                    + "; send it in several transactions");
        }
    }
}
