package dev.tarn.inmemory.paging;

import dev.tarn.domain.failure.Constraint;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Violation;
import dev.tarn.domain.request.PageToken;
import dev.tarn.inmemory.digest.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Page tokens: a position, sealed together with the list that it belongs to, URL-safe ({@code decisions.md} D8). The
 * seal is a digest without a secret: it finds a token of another list and a text that is none, and it outlives a
 * restart; it guards nothing, since a position gives away nothing that the list would not show.
 */
public final class PageTokens {

    private static final int SEAL = 12;

    /** What comes first: a hyphen there would make the token an option to every command line it is pasted into. */
    private static final String FIRST = "p";

    private static final Constraint RULE =
            new Constraint.Rule("be a token that this very list, with the same filters, answered with");

    private PageTokens() {}

    /** {@return the token that leads on from here, in this list} */
    public static PageToken write(String list, Position last) {
        byte[] id = last.id().getBytes(StandardCharsets.UTF_8);
        byte[] place = ByteBuffer.allocate(Long.BYTES + id.length)
                .putLong(last.time().toEpochMilli())
                .put(id)
                .array();
        byte[] sealed = ByteBuffer.allocate(SEAL + place.length)
                .put(seal(list, place))
                .put(place)
                .array();
        return new PageToken(FIRST + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
    }

    /**
     * {@return the position that the token names}
     *
     * @throws Invalid for any text that {@link #write} did not make for this list
     */
    static Position read(String list, PageToken token) {
        return find(list, token)
                .orElseThrow(() -> new Invalid(List.of(Violation.of("nextToken", token.value(), RULE))));
    }

    /** {@return the position that the token names; empty for any text that {@link #write} did not make for this list} */
    public static Optional<Position> find(String list, PageToken token) {
        byte[] sealed = bytes(token);
        if (sealed.length >= SEAL + Long.BYTES) {
            ByteBuffer place = ByteBuffer.wrap(sealed, SEAL, sealed.length - SEAL);
            Instant time = Instant.ofEpochMilli(place.getLong());
            Position position =
                    new Position(time, StandardCharsets.UTF_8.decode(place).toString());
            // Compares with the canonical encoding, because Base64 decodes more than one text to the same bytes.
            if (write(list, position).equals(token)) {
                return Optional.of(position);
            }
        }
        return Optional.empty();
    }

    private static byte[] bytes(PageToken token) {
        if (!token.value().startsWith(FIRST)) {
            return new byte[0];
        }
        try {
            return Base64.getUrlDecoder().decode(token.value().substring(FIRST.length()));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] seal(String list, byte[] place) {
        MessageDigest digest = Sha256.digest();
        digest.update(list.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return Arrays.copyOf(digest.digest(place), SEAL);
    }
}
