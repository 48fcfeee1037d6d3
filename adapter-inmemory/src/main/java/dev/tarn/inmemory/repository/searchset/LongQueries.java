package dev.tarn.inmemory.repository.searchset;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.inmemory.digest.Sha256;
import java.nio.ByteBuffer;
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
        return Arrays.copyOf(Sha256.digest().digest(query), KEY);
    }
}
