package dev.tarn.http.s3.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.http.s3.error.S3Error;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class AwsChunkedDecoderProperties {

    @Property(tries = 300)
    void what_is_encoded_is_decoded_however_it_is_cut(
            @ForAll @Size(max = 6) List<@Size(min = 1, max = 40) byte[]> chunks,
            @ForAll @IntRange(min = 1, max = 50) int piece) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        for (byte[] chunk : chunks) {
            plain.writeBytes(chunk);
            encoded.writeBytes(ascii(Integer.toHexString(chunk.length) + ";chunk-signature=00\r\n"));
            encoded.writeBytes(chunk);
            encoded.writeBytes(ascii("\r\n"));
        }
        encoded.writeBytes(ascii("0\r\nx-amz-checksum-crc32:AAAA\r\n\r\n"));
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();

        Map<String, String> trailers = decode(encoded.toByteArray(), piece, decoded);

        assertThat(decoded.toByteArray()).isEqualTo(plain.toByteArray());
        assertThat(trailers).isEqualTo(Map.of("x-amz-checksum-crc32", "AAAA"));
    }

    @Property(tries = 300)
    void any_bytes_are_decoded_or_refused(@ForAll byte[] bytes) {
        try {
            decode(bytes, 7, new ByteArrayOutputStream());
        } catch (S3Error refused) {
            assertThat(refused.code().status()).isEqualTo(400);
        }
    }

    private static Map<String, String> decode(byte[] encoded, int piece, ByteArrayOutputStream decoded) {
        AwsChunkedDecoder decoder = new AwsChunkedDecoder(decoded::write, null);
        for (int at = 0; at < encoded.length; at += piece) {
            decoder.accept(Arrays.copyOfRange(encoded, at, Math.min(encoded.length, at + piece)));
        }
        return decoder.end();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
