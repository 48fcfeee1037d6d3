package dev.tarn.inmemory.repository.store;

import dev.tarn.inmemory.ndjson.ResourceBody;

/**
 * Estimates the heap that resources in maps take beside their bytes: objects, map nodes and array slots, as measured on a
 * 64-bit JVM with compressed references ({@code app/docs/memory.md}).
 */
final class Footprint {

    private static final long FIRST_VERSION = 340;

    private static final long NEXT_VERSION = 150;

    private static final long IDEMPOTENCY_KEY = 400;

    /** Pages are left with up to an eighth unused at their end. */
    private static final int PAGE_WASTE_PARTS = 16;

    private Footprint() {}

    /** {@return bytes of a version whose body lies in a page} */
    static long inPage(ResourceBody body, boolean isFirst) {
        return body.size() + body.size() / PAGE_WASTE_PARTS + objects(isFirst);
    }

    /** {@return bytes of a version whose body has its array to itself} */
    static long alone(ResourceBody body, boolean isFirst) {
        return body.arrayLength() + objects(isFirst);
    }

    private static long objects(boolean isFirst) {
        return isFirst ? FIRST_VERSION : NEXT_VERSION;
    }

    /** {@return bytes of so many idempotency keys} */
    static long ofKeys(int count) {
        return count * IDEMPOTENCY_KEY;
    }
}
