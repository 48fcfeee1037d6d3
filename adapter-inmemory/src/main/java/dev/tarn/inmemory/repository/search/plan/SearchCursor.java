package dev.tarn.inmemory.repository.search.plan;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.search.SearchQuery;
import dev.tarn.inmemory.digest.Sha256;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/**
 * Cursors as texts: the last hit of a page, bound to its query and {@code _count} by a digest. Since the last hit's values
 * and row tell where the next page begins, nothing shifts when resources are added.
 *
 * <pre>
 * cursor = digest: 12 bytes, type: 4, row: 4, then for each sort key: its length in 2 bytes (FFFF for none), its bytes
 * </pre>
 */
final class SearchCursor {

    /** In bytes: longer values are equal for the order if they begin with the same bytes. */
    static final int MOST_KEY_BYTES = 128;

    private static final int DIGEST = 12;
    private static final int NONE = 0xFFFF;

    private SearchCursor() {}

    /** {@return the cursor behind a hit} */
    static String write(SearchQuery query, Hit last) {
        ByteBuffer out = ByteBuffer.allocate(2 * Integer.BYTES + last.keys().length * (2 + MOST_KEY_BYTES));
        out.putInt(last.type()).putInt(last.row());
        for (byte[] key : last.keys()) {
            out.putShort((short) (key == null ? NONE : key.length));
            if (key != null) {
                out.put(key);
            }
        }
        byte[] place = Arrays.copyOf(out.array(), out.position());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(DIGEST + place.length)
                        .put(digest(query, place))
                        .put(place)
                        .array());
    }

    /**
     * {@return the hit behind which a page begins}
     *
     * @throws Invalid for a text that {@link #write} did not make for this query
     */
    static Hit read(SearchQuery query, String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length > DIGEST) {
                byte[] place = Arrays.copyOfRange(bytes, DIGEST, bytes.length);
                if (Arrays.equals(bytes, 0, DIGEST, digest(query, place), 0, DIGEST)) {
                    return hit(query, ByteBuffer.wrap(place));
                }
            }
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            // No cursor of this query; the message is the same for each reason.
        }
        throw new Invalid("Invalid pagination token.");
    }

    private static Hit hit(SearchQuery query, ByteBuffer in) {
        int type = in.getInt();
        int row = in.getInt();
        byte[][] keys = new byte[query.sort().size()][];
        for (int i = 0; i < keys.length; i++) {
            int length = in.getShort() & NONE;
            if (length != NONE) {
                keys[i] = new byte[length];
                in.get(keys[i]);
            }
        }
        return new Hit(keys, type, row, 0);
    }

    private static byte[] digest(SearchQuery query, byte[] place) {
        MessageDigest digest = Sha256.digest();
        add(digest, query.types().toString());
        add(digest, query.compartment().toString());
        for (QueryParameter parameter : query.used()) {
            if (!parameter.name().equals("page") && !parameter.name().equals("_count")) {
                add(digest, parameter.name());
                add(digest, parameter.value());
            }
        }
        add(digest, query.dialect().name());
        add(digest, Integer.toString(query.count()));
        return Arrays.copyOf(digest.digest(place), DIGEST);
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
