package dev.tarn.inmemory.repository.validation.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tarn.domain.datastore.ProfileName;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.inmemory.repository.validation.R4Validator;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Resources that claim profiles of US Core have the verdicts of HAPI FHIR 7.6.1, but for those in a table, with the reason. */
class ProfileOracleTest {

    /** Line, and why Tarn's verdict is another one. */
    private static final Map<Integer, String> DIFFERENCES = Map.of();

    private static final int LINES = 240;

    @Test
    void verdicts_are_those_of_the_reference_but_for_named_differences() throws IOException {
        R4Validator validator = new R4Validator(
                new ProfileClaims(ProfileRegistry.builtIn(), List.of(new ProfileName("us-core-6.1.0")), false));
        Map<Integer, String> differences = new TreeMap<>();
        int lines = 0;
        try (BufferedReader oracle = oracle()) {
            for (String line = oracle.readLine(); line != null; line = oracle.readLine()) {
                JsonNode entry = new ObjectMapper().readTree(line);
                lines++;
                byte[] resource = entry.get("resource").asText().getBytes(StandardCharsets.UTF_8);
                var issues = validator.validate(resource, ValidationLevel.STRICT);
                boolean valid = issues.stream().noneMatch(ValidationIssue::isError);
                if (valid != entry.get("expect").asText().equals("valid")) {
                    differences.put(
                            lines,
                            entry.get("base") + " " + entry.get("path") + " " + issues + " HAPI: "
                                    + entry.get("hapi761"));
                }
            }
        }
        assertEquals(LINES, lines);
        assertEquals(DIFFERENCES.keySet(), differences.keySet(), differences::toString);
    }

    private static BufferedReader oracle() throws IOException {
        var file = Objects.requireNonNull(ProfileOracleTest.class.getResourceAsStream("us-core-oracle.ndjson.gz"));
        return new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8));
    }
}
