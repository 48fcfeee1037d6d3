package dev.tarn.inmemory.storage.schema.keyspace;

import dev.tarn.domain.failure.Internal;
import dev.tarn.inmemory.repository.store.Upserted;
import dev.tarn.inmemory.repository.store.Upserted.Change;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a batch did, in few bytes. Each result is a number: the version times four, and the change; seven bits of it to a
 * byte, the lowest first, and the eighth says that there are more.
 */
final class BatchResults {

    private static final int MOST_BITS = 63;

    private BatchResults() {}

    static byte[] bytes(List<Upserted> results) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(results.size() + 16);
        for (Upserted result : results) {
            long rest = (result.versionId() << 2) | code(result.change());
            while (rest >= 0x80) {
                bytes.write(((int) rest & 0x7F) | 0x80);
                rest >>>= 7;
            }
            bytes.write((int) rest);
        }
        return bytes.toByteArray();
    }

    /** {@return what is left in a row} */
    static List<Upserted> of(ByteBuffer row) {
        List<Upserted> results = new ArrayList<>(row.remaining());
        long number = 0;
        int shift = 0;
        while (row.hasRemaining()) {
            byte next = row.get();
            if (shift > MOST_BITS) {
                throw new Internal(
                        "What a batch of an import did cannot be read: it has a number that is too long", null);
            }
            number |= (next & 0x7FL) << shift;
            shift += 7;
            if (next >= 0) {
                results.add(new Upserted(change((int) number & 3), number >>> 2));
                number = 0;
                shift = 0;
            }
        }
        return Collections.unmodifiableList(results);
    }

    private static int code(Change change) {
        return switch (change) {
            case CREATED -> 1;
            case UPDATED -> 2;
            case UNCHANGED -> 3;
        };
    }

    private static Change change(int code) {
        return switch (code) {
            case 1 -> Change.CREATED;
            case 2 -> Change.UPDATED;
            case 3 -> Change.UNCHANGED;
            default ->
                throw new Internal("What a batch of an import did cannot be read: there is no change " + code, null);
        };
    }
}
