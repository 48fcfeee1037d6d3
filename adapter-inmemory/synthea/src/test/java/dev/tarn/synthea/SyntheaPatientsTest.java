package dev.tarn.synthea;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.PreloadDataType;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.ports.preload.PreloadSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SyntheaPatientsTest {

    /** The types that HealthLake documents ({@code data-plane.md} 5). */
    private static final Set<String> TYPES = Set.of(
            "AllergyIntolerance",
            "CarePlan",
            "CareTeam",
            "Claim",
            "Condition",
            "Device",
            "DiagnosticReport",
            "Encounter",
            "ExplanationOfBenefit",
            "ImagingStudy",
            "Immunization",
            "Location",
            "MedicationAdministration",
            "MedicationRequest",
            "Observation",
            "Organization",
            "Patient",
            "Practitioner",
            "PractitionerRole",
            "Procedure",
            "Provenance");

    private static final Pattern START =
            Pattern.compile("\\{\"resourceType\":\"(\\w+)\",\"id\":\"([A-Za-z0-9.-]{1,64})\",");
    private static final Pattern REFERENCE = Pattern.compile("\"reference\":\"([^\"]*)\"");
    private static final Pattern ROW = Pattern.compile("\\| ([A-Za-z]+) \\| ([0-9]+) \\|");

    private static PreloadSource source() {
        return PreloadSource.find(PreloadDataType.SYNTHEA).orElseThrow();
    }

    private static List<String> lines() throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(source().open(), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    private static MatchResult start(String line) {
        Matcher start = START.matcher(line);
        if (!start.lookingAt()) {
            throw new AssertionError("No resource with its type and id in front: " + line);
        }
        return start.toMatchResult();
    }

    @Test
    void the_service_loader_finds_it() {
        assertThat(source()).isInstanceOf(SyntheaPatients.class);
    }

    @Test
    void it_has_the_21_types_that_HealthLake_documents_as_often_as_the_README_says() throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        lines().forEach(line -> counts.merge(start(line).group(1), 1L, Long::sum));
        Map<String, Long> documented = new TreeMap<>();
        ROW.matcher(Files.readString(Path.of("README.md")))
                .results()
                .forEach(row -> documented.put(row.group(1), Long.valueOf(row.group(2))));

        assertThat(counts.keySet())
                .isEqualTo(TYPES)
                .allMatch(type -> ResourceType.find(type).isPresent());
        assertThat(counts).isEqualTo(documented);
    }

    @Test
    void each_reference_is_to_a_resource_that_is_there_once() throws IOException {
        List<String> lines = lines();
        Set<String> addresses = lines.stream()
                .map(line -> start(line).group(1) + "/" + start(line).group(2))
                .collect(Collectors.toSet());
        assertThat(addresses).hasSameSizeAs(lines);
        Set<String> dangling = new HashSet<>();
        for (String line : lines) {
            REFERENCE
                    .matcher(line)
                    .results()
                    .map(reference -> reference.group(1))
                    .filter(reference -> !reference.startsWith("#") && !addresses.contains(reference))
                    .forEach(dangling::add);
        }
        assertThat(dangling).isEmpty();
    }

    /** Two machines have the same resources: it fails if the file is made anew with another result. */
    @Test
    void its_bytes_are_those_that_the_README_names() throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = source().open()) {
            digest.update(in.readAllBytes());
        }
        assertThat(Files.readString(Path.of("README.md")))
                .contains(HexFormat.of().formatHex(digest.digest()));
    }
}
