package dev.tarn.inmemory.task;

import static dev.tarn.inmemory.task.JobsForTests.EXPORT;
import static dev.tarn.inmemory.task.JobsForTests.exportJob;
import static dev.tarn.inmemory.task.JobsForTests.importJob;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarn.inmemory.repository.store.MapResourceStore;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.task.exporting.ExportWork;
import dev.tarn.inmemory.task.importing.ImportOutcome;
import dev.tarn.inmemory.task.importing.ImportWork;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real resources in, and out again. */
class RoundTripTest {

    @TempDir
    Path root;

    Bucket bucket;
    final MapResourceStore resources = new MapResourceStore();
    final JobsForTests.Onlooker onlooker = new JobsForTests.Onlooker();
    final JsonMapper exact = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @BeforeEach
    void importTheSample() throws IOException, URISyntaxException {
        bucket = new Bucket(root);
        Path sample = Path.of(Objects.requireNonNull(RoundTripTest.class.getResource("/synthea-sample"))
                .toURI());
        try (Stream<Path> files = Files.list(sample)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".ndjson")).toList()) {
                bucket.put("src/" + file.getFileName(), Files.readAllBytes(file));
            }
        }
        ImportOutcome outcome = run("s3://src");
        assertThat(outcome.withErrors()).isFalse();
        assertThat(outcome.report().resourcesImported()).isGreaterThan(200);
    }

    @Test
    void every_resource_comes_out_once_and_equal_but_for_version_and_time() throws IOException {
        export();

        Map<String, String> in = read("src");
        assertThat(in).hasSizeGreaterThan(200);
        assertThat(read("out/" + EXPORT)).isEqualTo(in);
    }

    @Test
    void an_export_that_is_imported_again_changes_nothing() {
        export();

        ImportOutcome again = run("s3://out/" + EXPORT);

        assertThat(again.withErrors()).isFalse();
        assertThat(resources.counts().keySet().stream().flatMap(type -> resources.all(type, Instant.MAX)))
                .extracting(ResourceVersion::versionId)
                .containsOnly(1L);
    }

    private ImportOutcome run(String input) {
        return new ImportWork(bucket.objects(), resources, InstantSource.system())
                .run(importJob(input, "s3://log"), onlooker, () -> false);
    }

    private void export() {
        new ExportWork(bucket.objects(), resources, 50_000).run(exportJob("s3://out"), onlooker, () -> false);
    }

    private Map<String, String> read(String folder) throws IOException {
        Map<String, String> found = new HashMap<>();
        for (String file : bucket.files(folder)) {
            for (String line : bucket.lines(folder + "/" + file)) {
                ObjectNode resource = withoutTheServersPart(line);
                String name = resource.get("resourceType").textValue() + "/"
                        + resource.get("id").textValue();
                assertThat(found.put(name, resource.toString())).as(name).isNull();
            }
        }
        return found;
    }

    private ObjectNode withoutTheServersPart(String line) throws JsonProcessingException {
        ObjectNode resource = (ObjectNode) exact.readTree(line);
        JsonNode meta = resource.path("meta");
        if (meta instanceof ObjectNode members) {
            members.remove("versionId");
            members.remove("lastUpdated");
            if (members.isEmpty()) {
                resource.remove("meta");
            }
        }
        return resource;
    }
}
