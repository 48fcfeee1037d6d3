package dev.tarn.inmemory.repository.search.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.r4.R4;
import dev.tarn.domain.r4.SearchParameter;
import dev.tarn.inmemory.repository.search.extract.ResourceExtractor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentFormatTest {

    /** Of {@link #sample} in version 1 of the format. */
    private static final int CHECKSUM = -1_581_483_279;

    @Test
    void the_bytes_are_those_of_this_version_of_the_format() {
        ByteBuffer[] encoded = SegmentFormat.encode(sample());

        assertThat(SegmentFormat.VERSION).isEqualTo(1);
        assertThat(SegmentFormat.checksum(encoded))
                .as("The terms of the same resources have changed: raise SegmentFormat.VERSION, so that files of older"
                        + " versions are made again, and write the new checksum here")
                .isEqualTo(CHECKSUM);
    }

    @Test
    void a_file_has_what_was_written() {
        Segment segment = sample();
        Segment read = decoded(file(segment), segment);

        assertThat(read.data()).isEqualTo(segment.data());
        for (int column = 0; column < segment.columns(); column++) {
            assertThat(read.firstTerm(column)).isEqualTo(segment.firstTerm(column));
            assertThat(read.endTerm(column)).isEqualTo(segment.endTerm(column));
        }
    }

    @Test
    void each_wrong_bit_and_each_other_length_is_found_before_the_column_is_used() {
        Segment segment = sample();
        byte[] file = file(segment);
        for (int bit = 0; bit < file.length * 8; bit++) {
            byte[] damaged = file.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> useAll(decoded(damaged, segment)))
                    .as("bit %d", bit)
                    .isInstanceOf(DamagedSegmentException.class);
        }
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> useAll(decoded(cut, segment)))
                    .as("length %d", length)
                    .isInstanceOf(DamagedSegmentException.class);
        }
    }

    private static void useAll(Segment segment) {
        for (int column = 0; column < segment.columns(); column++) {
            segment.firstTerm(column);
        }
    }

    private static Segment decoded(byte[] file, Segment written) {
        return SegmentFormat.decode(ByteBuffer.wrap(file), SegmentFormat.checksum(SegmentFormat.encode(written)));
    }

    private static byte[] file(Segment segment) {
        ByteBuffer[] encoded = SegmentFormat.encode(segment);
        byte[] file = new byte[encoded[0].remaining() + encoded[1].remaining()];
        int length = encoded[0].remaining();
        encoded[0].get(file, 0, length);
        encoded[1].get(file, length, encoded[1].remaining());
        return file;
    }

    /** Two resources with values of all types of parameters, by all parameters that have values in them. */
    private static Segment sample() {
        List<SearchParameter> parameters = new ArrayList<>(R4.searchParameters().of("Observation"));
        SegmentBuilder builder = new SegmentBuilder(TermCode.column(parameters.size(), TermCode.Part.VALUE), null);
        ResourceExtractor extractor = new ResourceExtractor("Observation", parameters, "/datastore/1/r4/");
        for (int row = 0; row < 2; row++) {
            builder.document(row, 1);
            String json = "{\"resourceType\":\"Observation\",\"id\":\"o" + row + "\",\"status\":\"final\","
                    + "\"meta\":{\"source\":\"urn:s\"},"
                    + "\"code\":{\"text\":\"\u00c4\",\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"8480-6\"}]},"
                    + "\"subject\":{\"reference\":\"Patient/a\"},\"effectiveDateTime\":\"2024-02-0" + (row + 1)
                    + "\",\"valueQuantity\":{\"value\":120.5,\"unit\":\"mmHg\",\"system\":\"http://u\",\"code\":\"mm[Hg]\"},"
                    + "\"component\":[{\"code\":{\"coding\":[{\"code\":\"c\"}]},\"valueString\":\"text\"}]}";
            extractor.extract(json.getBytes(StandardCharsets.UTF_8), builder::add);
        }
        return builder.seal();
    }
}
