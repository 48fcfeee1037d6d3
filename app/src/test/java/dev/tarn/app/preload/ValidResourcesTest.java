package dev.tarn.app.preload;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import dev.tarn.domain.datastore.PreloadDataType;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.inmemory.repository.validation.R4Validator;
import dev.tarn.ports.fhir.validation.ResourceValidator;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import dev.tarn.ports.preload.PreloadSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The shipped patients are valid R4. */
class ValidResourcesTest {

    /** How many of each type HAPI reads; {@code -Dtarn.preload.valid=100000} reads all. */
    private static final int EACH = Integer.getInteger("tarn.preload.valid", 60);

    private static BufferedReader lines() throws IOException {
        return new BufferedReader(new InputStreamReader(
                PreloadSource.find(PreloadDataType.SYNTHEA).orElseThrow().open(), StandardCharsets.UTF_8));
    }

    @Test
    void the_validator_finds_no_error_in_any_of_them() throws IOException {
        ResourceValidator validator = new R4Validator();
        try (BufferedReader reader = lines()) {
            List<String> errors = reader.lines()
                    .flatMap(line ->
                            validator
                                    .validate(line.getBytes(StandardCharsets.UTF_8), ValidationLevel.STRUCTURE_ONLY)
                                    .stream())
                    .filter(ValidationIssue::isError)
                    .map(ValidationIssue::diagnostics)
                    .distinct()
                    .toList();
            assertThat(errors).isEmpty();
        }
    }

    /** HAPI's parser refuses unknown elements and codes. */
    @Test
    void HAPI_reads_them_strictly() throws IOException {
        IParser parser = FhirContext.forR4Cached().newJsonParser();
        parser.setParserErrorHandler(new StrictErrorHandler());
        Map<String, Integer> read = new HashMap<>();
        try (BufferedReader reader = lines()) {
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
