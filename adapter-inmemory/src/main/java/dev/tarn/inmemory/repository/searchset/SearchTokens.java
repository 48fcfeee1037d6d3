package dev.tarn.inmemory.repository.searchset;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.request.PageToken;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.inmemory.digest.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Page tokens of searches. A next link holds only {@code _count} and {@code page} ({@code data-plane.md} 3.3), so a token
 * holds the parameters of the first page and the cursor of the index, compressed, and a digest of both and of what is
 * searched. A query that is too long for a URL is kept in memory, under its digest. The digest needs no secret: a token
 * gives access to nothing that its parameters would not. Thread-safe.
 */
final class SearchTokens {

    /** Characters; the request line of a GET has at most 8 KiB. */
    private static final int LONGEST = 4_000;

    /** Bytes of a query before its compression. */
    private static final int LARGEST = 64 * 1024;

    private static final int SEAL = 12;

    /** Bytes of a query that is not compressed: most have fewer, and compression costs more than the search. */
    private static final int SHORT = 512;

    private static final char PLAIN = 'p';
    private static final char COMPRESSED = 'q';
    private static final char KEPT = 'k';

    private final LongQueries longQueries = new LongQueries();

    /**
     * What a page goes on with.
     *
     * @param parameters those of the first page
     * @param cursor where the page begins
     */
    record Position(List<QueryParameter> parameters, String cursor) {}

    /**
     * {@return the token that goes on from here}
     *
     * @param searched names what is searched, and how many matches a page has; a token of one search is none of another
     * @throws Invalid for a query that is too long to be kept
     */
    PageToken write(String searched, Position position) {
        byte[] plain = plain(position);
        if (plain.length <= SHORT) {
            return new PageToken(token(PLAIN, searched, plain));
        }
        if (plain.length <= LARGEST) {
            String token = token(COMPRESSED, searched, compressed(plain));
            if (token.length() <= LONGEST) {
                return new PageToken(token);
            }
        }
        byte[] query = plain(new Position(position.parameters(), ""));
        ByteArrayOutputStream reference = new ByteArrayOutputStream();
        reference.writeBytes(longQueries.keep(query));
        reference.writeBytes(position.cursor().getBytes(StandardCharsets.UTF_8));
        return new PageToken(token(KEPT, searched, reference.toByteArray()));
    }

    /**
     * {@return the position that a token names}
     *
     * @throws Invalid for a text that {@link #write} did not make for this search
     */
    Position read(String searched, String token) {
        if (token.isEmpty() || token.length() > PageToken.RULE.max()) {
            throw invalid();
        }
        char kind = token.charAt(0);
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(token.substring(1));
            if (sealed.length > SEAL) {
                byte[] content = Arrays.copyOfRange(sealed, SEAL, sealed.length);
                // Compares with the canonical encoding, because Base64 decodes more than one text to the same bytes.
                if (token(kind, searched, content).equals(token)) {
                    return position(kind, content);
                }
            }
        } catch (IllegalArgumentException | IOException e) {
            throw invalid();
        }
        throw invalid();
    }

    /** {@return whether a token holds its query as it is: it has at most 512 bytes} */
    static boolean isPlain(String token) {
        return token.indexOf(PLAIN) == 0;
    }

    /** {@return the refusal of a token, in HealthLake's words} */
    static Invalid invalid() {
        return new Invalid("Invalid pagination token. Parameter page: use the link 'next' of a page as it is, with its"
                + " _count, or repeat the search without page");
    }

    private Position position(char kind, byte[] content) throws IOException {
        return switch (kind) {
            case PLAIN -> position(content);
            case COMPRESSED -> position(decompressed(content));
            case KEPT -> kept(content);
            default -> throw invalid();
        };
    }

    private Position kept(byte[] content) throws IOException {
        if (content.length < LongQueries.KEY) {
            throw invalid();
        }
        byte[] query = longQueries
                .find(Arrays.copyOf(content, LongQueries.KEY))
                .orElseThrow(() -> new Invalid("Invalid pagination token. The query of this page is too long for a URL,"
                        + " and the server does not remember it any more; repeat the search without page"));
        String cursor = new String(content, LongQueries.KEY, content.length - LongQueries.KEY, StandardCharsets.UTF_8);
        return new Position(position(query).parameters(), cursor);
    }

    private static String token(char kind, String searched, byte[] content) {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream(SEAL + content.length);
        sealed.write(digest(kind + searched, content), 0, SEAL);
        sealed.writeBytes(content);
        return kind + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.toByteArray());
    }

    private static byte[] plain(Position position) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            text(position.cursor(), out);
            for (QueryParameter parameter : position.parameters()) {
                text(parameter.name(), out);
                text(parameter.value(), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory could not be written", e);
        }
        return bytes.toByteArray();
    }

    private static Position position(byte[] plain) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain));
        String cursor = text(in);
        List<QueryParameter> parameters = new ArrayList<>();
        while (in.available() > 0) {
            parameters.add(new QueryParameter(text(in), text(in)));
        }
        return new Position(parameters, cursor);
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a length is wrong");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static byte[] compressed(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory could not be compressed", e);
        }
        return bytes.toByteArray();
    }

    private static byte[] decompressed(byte[] content) throws IOException {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(content))) {
            byte[] plain = in.readNBytes(LARGEST + 1);
            if (plain.length > LARGEST) {
                throw new IOException("more than a token holds");
            }
            return plain;
        }
    }

    private static byte[] digest(String name, byte[] content) {
        MessageDigest digest = Sha256.digest();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return digest.digest(content);
    }
}
