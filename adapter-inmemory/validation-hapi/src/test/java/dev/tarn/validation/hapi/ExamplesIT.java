package dev.tarn.validation.hapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** A sample of the examples of the R4 specification; {@link ExamplesAgainstHapi} compares all. */
class ExamplesIT {

    private static final int LINES = 120;

    @Test
    void Tarn_and_HAPI_have_the_same_verdicts_but_for_named_kinds() throws IOException {
        Examples examples = new Examples();
        int line = 0;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Objects.requireNonNull(ExamplesIT.class.getResourceAsStream("examples.ndjson.gz"))),
                StandardCharsets.UTF_8))) {
            for (String json = reader.readLine(); json != null; json = reader.readLine()) {
                line++;
                examples.compare("line " + line, json);
            }
        }
        assertThat(examples.compared()).isEqualTo(LINES);
        examples.assertAlike();
    }
}
