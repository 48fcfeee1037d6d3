package dev.tarn.app.search;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The extractor finds what HAPI's FHIRPath engine finds in files of resources: the examples of the R4 specification, which
 * {@code mvn verify -Pfhir-examples} downloads, or those of {@code -Dtarn.examples=<folder>}, as JSON or NDJSON. Not among
 * the other tests, since it takes minutes.
 */
class ExtractorExamples {

    private static final Path FOLDER = Path.of(System.getProperty("tarn.examples", "target/fhir-examples"));
    private static final JsonFactory JSON = new JsonFactory();

    private final ExtractorComparison comparison = new ExtractorComparison(FhirContext.forR4());
    private final Map<String, Integer> compared = new TreeMap<>();

    @Test
    void every_parameter_has_the_values_that_HAPI_finds_in_every_example() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                compare(file);
            }
        }
        System.out.println("Compared " + sum(compared) + " resources of " + compared.size() + " types, with values of "
                + comparison.withValues().size() + " parameters of a type");

        assertThat(compared).isNotEmpty();
        assertThat(comparison.differences()).isEmpty();
    }

    private void compare(Path file) throws IOException {
        String name = FOLDER.relativize(file).toString();
        if (name.endsWith(".ndjson")) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                compare(lines.get(i), name + " line " + (i + 1));
            }
        } else if (name.endsWith(".json")) {
            compare(Files.readString(file), name);
        }
    }

    private void compare(String json, String name) throws IOException {
        // The package's own files are no resources.
        Optional<String> type = type(json);
        if (type.isPresent()) {
            comparison.compare(type.get(), json, name);
            compared.merge(type.get(), 1, Integer::sum);
        }
    }

    private static Optional<String> type(String json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isType = parser.currentName().equals("resourceType");
                parser.nextToken();
                if (isType) {
                    return Optional.of(parser.getText());
                }
                parser.skipChildren();
            }
        }
        return Optional.empty();
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
