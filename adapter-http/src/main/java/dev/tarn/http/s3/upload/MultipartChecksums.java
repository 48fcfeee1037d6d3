package dev.tarn.http.s3.upload;

import dev.tarn.ports.bucket.ObjectChecksum;
import dev.tarn.ports.bucket.UploadedPart;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The ETag and the checksum of an object that is made of parts, from those of the parts. */
public final class MultipartChecksums {

    private MultipartChecksums() {}

    /** {@return the MD5 of the parts' MD5s, with their number} */
    public static String etag(List<UploadedPart> parts) {
        RunningChecksum md5 = RunningChecksum.digest("MD5");
        for (UploadedPart part : parts) {
            byte[] digest = HexFormat.of().parseHex(part.etag());
            md5.update(digest, 0, digest.length);
        }
        return HexFormat.of().formatHex(md5.value()) + "-" + parts.size();
    }

    /** {@return the checksum; empty if a part has none of this algorithm} */
    public static Optional<ObjectChecksum> checksum(
            ChecksumAlgorithm algorithm, boolean composite, List<UploadedPart> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        long combined = 0;
        for (UploadedPart part : parts) {
            Optional<byte[]> value = part.checksum()
                    .filter(checksum -> checksum.algorithm().equals(algorithm.name()))
                    .flatMap(checksum -> RunningChecksum.decoded(checksum.value()));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            all.writeBytes(value.get());
            if (!composite) {
                long second = new BigInteger(1, value.get()).longValue();
                combined = CrcConcatenation.combine(algorithm, combined, second, part.size());
            }
        }
        if (composite) {
            RunningChecksum checksum = RunningChecksum.of(algorithm);
            checksum.update(all.toByteArray(), 0, all.size());
            return Optional.of(
                    new ObjectChecksum(algorithm.name(), base64(checksum.value()) + "-" + parts.size(), true));
        }
        byte[] bytes = RunningChecksum.bytes(combined, algorithm.width() / Byte.SIZE);
        return Optional.of(new ObjectChecksum(algorithm.name(), base64(bytes), false));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
