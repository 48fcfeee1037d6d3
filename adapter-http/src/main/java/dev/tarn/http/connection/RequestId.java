package dev.tarn.http.connection;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Ids of requests: UUIDs, as HealthLake has them ({@code control-plane.md} 3.2). */
final class RequestId {

    private RequestId() {}

    /** {@return the next id} Does not need to be unpredictable, so a fast random source is enough. */
    static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & ~(0b11L << 62)) | (1L << 63);
        return new UUID(high, low).toString();
    }
}
