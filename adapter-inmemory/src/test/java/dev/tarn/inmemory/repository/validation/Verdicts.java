package dev.tarn.inmemory.repository.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/** The verdicts of HAPI FHIR over a file of resources, one a line. */
public final class Verdicts {

    private Verdicts() {}

    /**
     * Fails unless a validator has the same verdicts but for those of some lines.
     *
     * @param file beside the class {@code test}
     * @param lines how many lines the file has
     * @param differences the lines of the other verdicts, from 1 on
     */
    public static void assertSame(
            Class<?> test,
            String file,
            int lines,
            Set<Integer> differences,
            Function<byte[], List<ValidationIssue>> validator)
            throws IOException {
        Map<Integer, String> found = new TreeMap<>();
        int read = 0;
        for (JsonNode entry : entries(test, file)) {
            read++;
            List<ValidationIssue> issues =
                    validator.apply(entry.get("resource").asText().getBytes(StandardCharsets.UTF_8));
            boolean valid = issues.stream().noneMatch(ValidationIssue::isError);
            if (valid != entry.get("expect").asText().equals("valid")) {
                found.put(
                        read,
                        entry.get("base") + " " + entry.get("path") + " " + issues + " HAPI: " + entry.get("hapi761"));
            }
        }
        assertEquals(lines, read);
        assertEquals(differences, found.keySet(), found::toString);
    }

    /**
     * {@return the lines of a file of verdicts; {@code resource} is the text of the resource}
     *
     * @param file in gzip, beside the class {@code test}
     */
    static List<JsonNode> entries(Class<?> test, String file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> entries = new ArrayList<>();
        InputStream bytes = Objects.requireNonNull(test.getResourceAsStream(file), file);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(bytes), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                entries.add(mapper.readTree(line));
            }
        }
        return entries;
    }
}
