package dev.tarn.http.s3.upload;

import dev.tarn.http.s3.error.S3Error;
import dev.tarn.http.s3.error.S3ErrorCode;
import dev.tarn.http.s3.request.S3Request;
import dev.tarn.ports.bucket.ObjectChecksum;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A body that arrives: decodes it, and verifies its length and every digest that the client gives, in headers or trailers.
 * Not thread-safe.
 */
public final class UploadBody {

    /** S3's limit for one object or part in one request. */
    private static final long LARGEST = 5L * 1024 * 1024 * 1024;

    private static final String SHA256 = "x-amz-content-sha256";
    private static final String STREAMING = "STREAMING-";

    private final long length;
    private final ByteConsumer target;
    private final @Nullable AwsChunkedDecoder chunks;
    private final RunningChecksum md5 = RunningChecksum.digest("MD5");
    private final @Nullable RunningChecksum payload;
    private final Map<ChecksumAlgorithm, RunningChecksum> checksums = new EnumMap<>(ChecksumAlgorithm.class);
    private final Map<String, String> expected = new TreeMap<>();
    private long received;

    /** What is known of a complete body. */
    public record Verified(String md5, Optional<ObjectChecksum> checksum) {}

    /**
     * A body.
     *
     * @param target takes the decoded bytes
     * @throws S3Error for a head that no body can agree with
     */
    public UploadBody(S3Request request, ByteConsumer target) {
        this.target = target;
        String payloadHash = request.header(SHA256).orElse("");
        boolean chunked = payloadHash.startsWith(STREAMING)
                || request.header("content-encoding")
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .contains("aws-chunked");
        this.chunks = chunked ? new AwsChunkedDecoder(this::decoded, signed(request, payloadHash)) : null;
        this.length = length(request, chunked);
        this.payload = payloadHash.matches("[0-9a-fA-F]{64}") ? RunningChecksum.digest("SHA-256") : null;
        if (payload != null) {
            expected.put(SHA256, payloadHash.toLowerCase(Locale.ROOT));
        }
        request.header("content-md5").ifPresent(value -> expected.put("content-md5", value));
        String trailers = request.header("x-amz-trailer").orElse("").toLowerCase(Locale.ROOT);
        for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
            Optional<String> value = request.header(algorithm.header());
            value.ifPresent(text -> expected.put(algorithm.header(), text));
            if (value.isPresent() || (chunked && trailers.contains(algorithm.header()))) {
                checksums.put(algorithm, RunningChecksum.of(algorithm));
            }
        }
    }

    private static @Nullable SignedChunks signed(S3Request request, String payloadHash) {
        return request.chunks()
                .map(signatures -> new SignedChunks(signatures, payloadHash.endsWith("-TRAILER")))
                .orElse(null);
    }

    private static long length(S3Request request, boolean chunked) {
        String text = request.header(chunked ? "x-amz-decoded-content-length" : "content-length")
                .orElseThrow(() -> new S3Error(
                        S3ErrorCode.MISSING_CONTENT_LENGTH,
                        "You must provide the Content-Length HTTP header"
                                + (chunked ? ", and x-amz-decoded-content-length for aws-chunked" : "")));
        if (!text.matches("\\d{1,18}")) {
            throw new S3Error(S3ErrorCode.INVALID_ARGUMENT, "The length of the body is not a number: '" + text + "'");
        }
        long length = Long.parseLong(text);
        if (length > LARGEST) {
            throw new S3Error(
                    S3ErrorCode.ENTITY_TOO_LARGE,
                    "Your proposed upload exceeds the maximum allowed size: " + length + " of " + LARGEST
                            + " bytes; larger objects need a multipart upload");
        }
        return length;
    }

    /** Takes the next bytes of the body. */
    public void write(byte[] bytes) {
        if (chunks == null) {
            decoded(bytes, 0, bytes.length);
        } else {
            chunks.accept(bytes);
        }
    }

    private void decoded(byte[] bytes, int offset, int count) {
        received += count;
        if (received > length) {
            throw incomplete();
        }
        md5.update(bytes, offset, count);
        if (payload != null) {
            payload.update(bytes, offset, count);
        }
        checksums.values().forEach(checksum -> checksum.update(bytes, offset, count));
        target.accept(bytes, offset, count);
    }

    /**
     * {@return what was verified} The body is complete.
     *
     * @throws S3Error {@code IncompleteBody}, {@code BadDigest}, {@code InvalidDigest}, {@code XAmzContentSHA256Mismatch}
     */
    public Verified end() {
        if (chunks != null) {
            chunks.end().forEach(expected::putIfAbsent);
        }
        if (received != length) {
            throw incomplete();
        }
        byte[] digest = md5.value();
        @Nullable String given = expected.get("content-md5");
        if (given != null) {
            requireMd5(given, digest);
        }
        if (payload != null && !HexFormat.of().formatHex(payload.value()).equals(expected.get(SHA256))) {
            throw new S3Error(
                    S3ErrorCode.CONTENT_SHA256_MISMATCH,
                    "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
        return new Verified(HexFormat.of().formatHex(digest), checksum());
    }

    private Optional<ObjectChecksum> checksum() {
        Optional<ObjectChecksum> first = Optional.empty();
        for (Map.Entry<ChecksumAlgorithm, RunningChecksum> entry : checksums.entrySet()) {
            String computed =
                    Base64.getEncoder().encodeToString(entry.getValue().value());
            @Nullable String given = expected.get(entry.getKey().header());
            if (given == null) {
                throw AwsChunkedDecoder.malformed(
                        "the trailer " + entry.getKey().header() + " is announced and missing");
            }
            if (!given.equals(computed)) {
                throw new S3Error(
                        S3ErrorCode.BAD_DIGEST,
                        "The " + entry.getKey() + " you specified did not match the calculated checksum.");
            }
            first = first.or(() -> Optional.of(new ObjectChecksum(entry.getKey().name(), computed, false)));
        }
        return first;
    }

    private static void requireMd5(String given, byte[] digest) {
        Optional<byte[]> bytes = RunningChecksum.decoded(given).filter(decoded -> decoded.length == digest.length);
        if (bytes.isEmpty()) {
            throw new S3Error(S3ErrorCode.INVALID_DIGEST, "The Content-MD5 you specified is not valid.");
        }
        if (!Arrays.equals(bytes.get(), digest)) {
            throw new S3Error(S3ErrorCode.BAD_DIGEST, "The Content-MD5 you specified did not match what we received.");
        }
    }

    private S3Error incomplete() {
        return new S3Error(
                S3ErrorCode.INCOMPLETE_BODY,
                "You did not provide the number of bytes specified by the Content-Length HTTP header: " + length
                        + " were announced");
    }
}
