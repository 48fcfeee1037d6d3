package dev.tarn.http.signature;

import dev.tarn.http.signature.key.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The signatures of the chunks of an S3 upload: each signs its chunk and the signature before, so that no chunk can be
 * changed, left out or moved. Not thread-safe.
 */
public final class ChunkSignatures {

    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final byte[] signingKey;
    private final String dateAndScope;
    private String previous;

    ChunkSignatures(byte[] signingKey, String date, String scope, String seed) {
        this.signingKey = signingKey;
        this.dateAndScope = date + '\n' + scope + '\n';
        this.previous = seed;
    }

    /**
     * {@return whether a signature is that of the next chunk}
     *
     * @param hash the SHA-256 of the bytes of the chunk, 64 hexadecimal digits in lower case
     */
    public boolean isNext(String signature, String hash) {
        return isExpected(
                "AWS4-HMAC-SHA256-PAYLOAD\n" + dateAndScope + previous + '\n' + EMPTY + '\n' + hash, signature);
    }

    /**
     * {@return whether a signature is that of the trailers, after the last chunk}
     *
     * @param hash the SHA-256 of the trailers, each {@code name:value} and a line feed
     */
    public boolean isOfTrailers(String signature, String hash) {
        return isExpected("AWS4-HMAC-SHA256-TRAILER\n" + dateAndScope + previous + '\n' + hash, signature);
    }

    private boolean isExpected(String toSign, String signature) {
        String expected = Sha256.hmacHex(signingKey, toSign);
        previous = expected;
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.ISO_8859_1), signature.getBytes(StandardCharsets.ISO_8859_1));
    }
}
