package dev.tarn.app.preload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.healthlake.model.DatastoreStatus;

/** The shipped patients, by AWS's SDK for Java ({@code data-plane.md} 5). */
class PreloadOverHttpTest {

    private static final Pattern ROW = Pattern.compile("\\| ([A-Za-z]+) \\| ([0-9]+) \\|");
    private static final Pattern START = Pattern.compile("\\{\"resourceType\":\"(\\w+)\"");
    private static final Pattern TIME = Pattern.compile("\"versionId\":\"1\",\"lastUpdated\":\"[^\"]*\"");

    /** {@return the counts that the README of tarn-synthea documents} */
    private static Map<String, Long> documented() throws IOException {
        String page = Files.readString(Path.of("../adapter-inmemory/synthea/README.md"));
        return ROW.matcher(page)
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> Long.valueOf(row.group(2))));
    }

    private static String type(String line) {
        Matcher start = START.matcher(line);
        assertThat(start.lookingAt()).isTrue();
        return start.group(1);
    }

    /** {@return the lines without the time of the load; each must be a first version} */
    private static List<String> timeless(List<String> lines) {
        return lines.stream()
                .map(line -> {
                    Matcher time = TIME.matcher(line);
                    assertThat(time.find()).isTrue();
                    return time.replaceFirst("");
                })
                .sorted()
                .toList();
    }

    @Test
    void a_preloaded_store_has_the_documented_resources_which_are_found_exported_and_kept(@TempDir Path folder)
            throws IOException {
        Map<String, Long> documented = documented();
        assertThat(documented).hasSize(21);
        String store;
        List<String> exported;
        try (PreloadedServer server = new PreloadedServer(folder)) {
            store = server.create();
            Map<String, Long> found = new TreeMap<>();
            documented.keySet().forEach(type -> found.put(type, server.found(store, type + "?_count=1")));
            assertThat(found).isEqualTo(documented);
            assertThat(server.found(store, "Encounter?patient:Patient.gender=female&_count=1"))
                    .isBetween(1L, documented.get("Encounter") - 1);

            exported = server.exported(store);
            assertThat(exported.stream()
                            .collect(Collectors.groupingBy(PreloadOverHttpTest::type, Collectors.counting())))
                    .isEqualTo(documented);
        }
        try (PreloadedServer server = new PreloadedServer(folder)) {
            assertThat(server.status(store)).isEqualTo(DatastoreStatus.ACTIVE);
            assertThat(server.found(store, "Patient?_count=1")).isEqualTo(documented.get("Patient"));
            String second = server.create();
            assertThat(timeless(server.exported(second))).isEqualTo(timeless(exported));
        }
    }
}
