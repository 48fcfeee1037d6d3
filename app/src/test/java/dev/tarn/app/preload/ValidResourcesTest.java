package dev.tarn.app.preload;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import dev.tarn.domain.datastore.PreloadDataType;
import dev.tarn.ports.preload.PreloadSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The shipped patients are R4: HAPI's parser, which refuses unknown elements and codes, reads them. */
class ValidResourcesTest {

    /** How many of each type are read; {@code -Dtarn.preload.valid=100000} reads all. */
    private static final int EACH = Integer.getInteger("tarn.preload.valid", 60);

    @Test
    void HAPI_reads_them_strictly() throws IOException {
        IParser parser = FhirContext.forR4Cached().newJsonParser();
        parser.setParserErrorHandler(new StrictErrorHandler());
        Map<String, Integer> read = new HashMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                PreloadSource.find(PreloadDataType.SYNTHEA).orElseThrow().open(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String type = line.substring(17, line.indexOf('"', 17));
                if (read.merge(type, 1, Integer::sum) <= EACH) {
                    assertThat(parser.parseResource(line).fhirType()).isEqualTo(type);
                }
            }
        }
        assertThat(read).hasSize(21);
    }
}
