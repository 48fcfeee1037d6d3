package dev.tarn.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tarn.app.setting.Settings;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import dev.tarn.ports.fhir.validation.ValidationIssue.Code;
import dev.tarn.ports.fhir.validation.ValidationIssue.Severity;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Validation as a client sees it ({@code data-plane.md} 1.4). */
class ValidationTest {

    private static final String WITHOUT_STATUS =
            "{\"resourceType\":\"Observation\",\"id\":\"o\",\"code\":{\"text\":\"weight\"}}";
    private static final String LEVEL = "x-amzn-healthlake-fhir-validation-level";

    @TempDir
    Path objects;

    @Test
    void an_Observation_without_status_is_a_400_that_names_the_element_until_it_has_one() throws IOException {
        try (TarnServer tarn = start()) {
            FhirWire fhir = FhirWire.of(tarn);
            HttpResponse<byte[]> refused = put(fhir, WITHOUT_STATUS, Map.of());

            assertThat(refused.statusCode()).isEqualTo(400);
            JsonNode issue = new ObjectMapper().readTree(refused.body()).at("/issue/0");
            assertThat(issue.get("diagnostics").asText())
                    .isEqualTo("Profile http://hl7.org/fhir/StructureDefinition/Observation, Element"
                            + " 'Observation.status': minimum required = 1, but only found 0");
            assertThat(issue.at("/expression/0").asText()).isEqualTo("Observation.status");
            assertThat(put(fhir, WITHOUT_STATUS.replace("\"code\"", "\"status\":\"final\",\"code\""), Map.of())
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void minimal_stores_it_and_a_header_says_that_it_has_faults() {
        try (TarnServer tarn = start()) {
            HttpResponse<byte[]> stored = put(FhirWire.of(tarn), WITHOUT_STATUS, Map.of(LEVEL, "minimal"));

            assertThat(stored.statusCode()).isEqualTo(201);
            assertThat(stored.headers().firstValue("x-amzn-healthlake-validation-issues"))
                    .hasValue("true");
            assertThat(new String(stored.body(), StandardCharsets.UTF_8))
                    .contains("http://healthlake.amazonaws.com/fhir/StructureDefinition/validation-issue");
        }
    }

    @Test
    void another_validator_decides_and_does_not_hold_an_event_loop() {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        Settings settings = Settings.forTest(objects).validator((json, from, to, level) -> {
            threads.add(Thread.currentThread().getName());
            return List.of(new ValidationIssue(Severity.ERROR, Code.PROCESSING, "another validator", "Observation"));
        });
        try (TarnServer tarn = TarnServer.start(settings)) {
            HttpResponse<byte[]> refused = put(FhirWire.of(tarn), WITHOUT_STATUS, Map.of());

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("another validator");
        }
        assertThat(threads).isNotEmpty().noneMatch(name -> name.contains("eventloop"));
    }

    private TarnServer start() {
        return TarnServer.start(Settings.forTest(objects));
    }

    private static HttpResponse<byte[]> put(FhirWire fhir, String json, Map<String, String> headers) {
        return fhir.put("Observation/o", json.getBytes(StandardCharsets.UTF_8), headers);
    }
}
