package dev.tarn.http.s3.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.ports.bucket.ObjectChecksum;
import dev.tarn.ports.bucket.UploadedPart;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChecksumsTest {

    private static byte[] value(ChecksumAlgorithm algorithm, byte[] bytes, int from, int to) {
        RunningChecksum checksum = RunningChecksum.of(algorithm);
        checksum.update(bytes, from, to - from);
        return checksum.value();
    }

    /** The check values of the CRC catalogue, of the text "123456789". */
    @ParameterizedTest
    @CsvSource({"CRC32, cbf43926", "CRC32C, e3069283", "CRC64NVME, ae8b14860a799888"})
    void a_crc_has_the_check_value_of_its_definition(ChecksumAlgorithm algorithm, String hex) {
        byte[] text = "123456789".getBytes(StandardCharsets.US_ASCII);

        assertThat(new BigInteger(1, value(algorithm, text, 0, text.length)).toString(16))
                .isEqualTo(hex);
    }

    @ParameterizedTest
    @EnumSource(
            value = ChecksumAlgorithm.class,
            names = {"CRC32", "CRC32C", "CRC64NVME"})
    void the_crc_of_a_whole_follows_from_those_of_its_parts(ChecksumAlgorithm algorithm) {
        byte[] bytes = new byte[10_000];
        new Random(42).nextBytes(bytes);
        for (int cut : new int[] {0, 1, 7, 8, 4096, 9_999, 10_000}) {
            List<UploadedPart> parts =
                    List.of(part(algorithm, 1, bytes, 0, cut), part(algorithm, 2, bytes, cut, 10_000));

            assertThat(MultipartChecksums.checksum(algorithm, false, parts))
                    .as("cut at %s", cut)
                    .contains(new ObjectChecksum(
                            algorithm.name(),
                            Base64.getEncoder().encodeToString(value(algorithm, bytes, 0, bytes.length)),
                            false));
        }
    }

    private static UploadedPart part(ChecksumAlgorithm algorithm, int number, byte[] bytes, int from, int to) {
        String sum = Base64.getEncoder().encodeToString(value(algorithm, bytes, from, to));
        return new UploadedPart(
                number,
                to - from,
                "d41d8cd98f00b204e9800998ecf8427e",
                Instant.EPOCH,
                Optional.of(new ObjectChecksum(algorithm.name(), sum, false)));
    }

    @Test
    void a_composite_checksum_is_that_of_the_checksums() {
        byte[] bytes = "hello".getBytes(StandardCharsets.US_ASCII);
        List<UploadedPart> parts =
                List.of(part(ChecksumAlgorithm.SHA256, 1, bytes, 0, 3), part(ChecksumAlgorithm.SHA256, 2, bytes, 3, 5));
        byte[] both = Arrays.copyOf(value(ChecksumAlgorithm.SHA256, bytes, 0, 3), 64);
        System.arraycopy(value(ChecksumAlgorithm.SHA256, bytes, 3, 5), 0, both, 32, 32);

        assertThat(MultipartChecksums.checksum(ChecksumAlgorithm.SHA256, true, parts))
                .contains(new ObjectChecksum(
                        "SHA256",
                        Base64.getEncoder().encodeToString(value(ChecksumAlgorithm.SHA256, both, 0, 64)) + "-2",
                        true));
        assertThat(MultipartChecksums.checksum(ChecksumAlgorithm.CRC32, true, parts))
                .isEmpty();
    }

    /** The MD5 of two MD5s of nothing. */
    @Test
    void the_etag_of_a_multipart_upload_has_the_number_of_its_parts() {
        byte[] bytes = new byte[0];
        List<UploadedPart> parts =
                List.of(part(ChecksumAlgorithm.CRC32, 1, bytes, 0, 0), part(ChecksumAlgorithm.CRC32, 2, bytes, 0, 0));

        assertThat(MultipartChecksums.etag(parts)).isEqualTo("5873dd45edd01f09c1ef2e7819369e8e-2");
    }
}
