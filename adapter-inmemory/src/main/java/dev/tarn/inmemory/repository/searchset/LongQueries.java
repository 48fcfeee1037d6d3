package dev.tarn.inmemory.repository.searchset;

import dev.tarn.domain.failure.Invalid;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Queries that are too long for a URL: those used last, under their digests. Thread-safe. */
final class LongQueries {

    static final int KEY = 16;

    /** Bytes of all queries together; the least recently used are dropped. */
    private static final long MOST = 4_000_000;

    private final LinkedHashMap<ByteBuffer, byte[]> byKey = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    synchronized byte[] keep(byte[] query) {
        if (query.length > MOST / 4) {
            throw new Invalid("The query has " + query.length + " bytes, and one with several pages may have "
                    + MOST / 4 + "; send it in several searches");
        }
        byte[] key = digest(query);
        if (byKey.put(ByteBuffer.wrap(key), query) == null) {
            bytes += query.length;
        }
        Iterator<Map.Entry<ByteBuffer, byte[]>> eldest = byKey.entrySet().iterator();
        while (bytes > MOST) {
            bytes -= eldest.next().getValue().length;
            eldest.remove();
        }
        return key;
    }

    synchronized Optional<byte[]> find(byte[] key) {
        return Optional.ofNullable(byKey.get(ByteBuffer.wrap(key)));
    }

    private static byte[] digest(byte[] query) {
        try {
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(query), KEY);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
