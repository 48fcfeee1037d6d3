package dev.tarn.validation.hapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The examples of the R4 specification, which {@code mvn verify -Pfhir-examples} downloads, or the JSON files of
 * {@code -Dtarn.examples=<folder>}. Not among the other tests, since HAPI takes minutes.
 */
class ExamplesAgainstHapi {

    private static final Path FOLDER = Path.of(System.getProperty("tarn.examples", "target/fhir-examples"));

    /** The package's own files. */
    private static final Set<String> NO_RESOURCES =
            Set.of("package.json", "package-lock.json", ".package-lock.json", ".index.json");

    /** HAPI needs minutes and gigabytes for the bundles of all definitions, whose resources are examples of their own. */
    private static final long LARGEST = Long.getLong("tarn.examples.largest", 1_000_000);

    @Test
    void Tarn_and_HAPI_have_the_same_verdicts_but_for_named_kinds() throws IOException {
        Examples examples = new Examples();
        List<Path> files;
        try (Stream<Path> all = Files.walk(FOLDER)) {
            files = all.filter(file -> file.toString().endsWith(".json")
                            && !NO_RESOURCES.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            if (Files.size(file) <= LARGEST) {
                examples.compare(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertThat(examples.compared()).isPositive();
        examples.assertAlike();
    }
}
