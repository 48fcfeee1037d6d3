package dev.tarn.http.s3.upload;

import dev.tarn.http.s3.error.S3Error;
import dev.tarn.http.s3.error.S3ErrorCode;
import dev.tarn.http.signature.ChunkSignatures;
import dev.tarn.http.signature.key.Sha256;
import java.util.HexFormat;

/** Verifies the signatures of the chunks and of the trailers of a body. Not thread-safe. */
final class SignedChunks {

    private static final String EXTENSION = "chunk-signature=";
    private static final String TRAILER_SIGNATURE = "x-amz-trailer-signature";

    private final ChunkSignatures signatures;
    private final boolean hasTrailers;
    private final StringBuilder trailers = new StringBuilder();
    private RunningChecksum hash = RunningChecksum.digest("SHA-256");
    private String signature = "";
    private boolean trailersVerified;

    /**
     * A check.
     *
     * @param hasTrailers whether trailers follow, with a signature of their own
     */
    SignedChunks(ChunkSignatures signatures, boolean hasTrailers) {
        this.signatures = signatures;
        this.hasTrailers = hasTrailers;
    }

    /** A chunk begins with this line. */
    void begin(String line) {
        int extension = line.indexOf(';');
        String text = extension < 0 ? "" : line.substring(extension + 1).strip();
        if (!text.startsWith(EXTENSION)) {
            throw AwsChunkedDecoder.malformed("a chunk has no chunk-signature, although the request announces them");
        }
        signature = text.substring(EXTENSION.length());
        hash = RunningChecksum.digest("SHA-256");
    }

    void update(byte[] bytes, int offset, int length) {
        hash.update(bytes, offset, length);
    }

    /** The bytes of a chunk are complete. */
    void end() {
        require(signatures.isNext(signature, HexFormat.of().formatHex(hash.value())), "a chunk");
    }

    /** {@return whether a trailer is the signature of those before it} */
    boolean takesTrailer(String name, String value) {
        if (name.equals(TRAILER_SIGNATURE)) {
            require(signatures.isOfTrailers(value, Sha256.hex(trailers.toString())), "the trailers");
            trailersVerified = true;
            return true;
        }
        if (!hasTrailers || trailersVerified) {
            throw AwsChunkedDecoder.malformed("a trailer is not signed");
        }
        trailers.append(name).append(':').append(value).append('\n');
        return false;
    }

    /** The body is complete. */
    void complete() {
        require(trailersVerified == hasTrailers, "the trailers");
    }

    private static void require(boolean right, String what) {
        if (!right) {
            throw new S3Error(
                    S3ErrorCode.SIGNATURE_DOES_NOT_MATCH,
                    "The request signature we calculated does not match the signature you provided. Check your key and"
                            + " signing method. Tarn: the signature of " + what + " of the body is wrong or missing");
        }
    }
}
