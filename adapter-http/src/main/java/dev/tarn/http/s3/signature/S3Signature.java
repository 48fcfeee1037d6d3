package dev.tarn.http.s3.signature;

import dev.tarn.domain.account.Caller;
import dev.tarn.http.s3.error.S3Error;
import dev.tarn.http.s3.error.S3ErrorCode;
import dev.tarn.http.signature.ChunkSignatures;
import dev.tarn.http.signature.key.Sha256;
import java.util.Optional;

/**
 * The signature of the head of a request, which was verified.
 *
 * @param caller who signed
 * @param contentHash the SHA-256 of the body that is signed, in hexadecimal; empty for a body that is not signed as a whole
 * @param chunks the signatures of the chunks of the body; empty where it has none
 */
public record S3Signature(Caller caller, Optional<String> contentHash, Optional<ChunkSignatures> chunks) {

    /** Throws an error unless a body is the one that is signed. */
    public void requireBody(byte[] body) {
        if (contentHash.isPresent() && !contentHash.get().equals(Sha256.hex(body))) {
            throw new S3Error(
                    S3ErrorCode.CONTENT_SHA256_MISMATCH,
                    "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
    }
}
