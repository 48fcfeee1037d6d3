package dev.tarn.inmemory.repository.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The validator has the verdicts of HAPI FHIR 7.6.1 and 5.1.0, but for those in a table, with the reason. */
class OracleTest {

    /** Line, and why Tarn's verdict is another one. */
    private static final Map<Integer, String> DIFFERENCES =
            Map.of(68, "refused: an empty array, Patient.address[0].line (decisions.md D95)");

    private static final int LINES = 764;

    @Test
    void verdicts_are_those_of_the_reference_but_for_named_differences() throws IOException {
        R4Validator validator = new R4Validator();
        Map<Integer, String> differences = new TreeMap<>();
        int lines = 0;
        try (BufferedReader oracle = oracle()) {
            for (String line = oracle.readLine(); line != null; line = oracle.readLine()) {
                JsonNode entry = new ObjectMapper().readTree(line);
                lines++;
                byte[] resource = entry.get("resource").asText().getBytes(StandardCharsets.UTF_8);
                var issues = validator.validate(resource, ValidationLevel.STRUCTURE_ONLY);
                boolean valid = issues.stream().noneMatch(ValidationIssue::isError);
                if (valid != entry.get("expect").asText().equals("valid")) {
                    differences.put(lines, entry.get("base") + " " + entry.get("path") + " " + issues);
                }
            }
        }
        assertEquals(LINES, lines);
        assertEquals(DIFFERENCES.keySet(), differences.keySet(), differences::toString);
    }

    private static BufferedReader oracle() throws IOException {
        var file = Objects.requireNonNull(OracleTest.class.getResourceAsStream("validation-oracle.ndjson.gz"));
        return new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8));
    }
}
