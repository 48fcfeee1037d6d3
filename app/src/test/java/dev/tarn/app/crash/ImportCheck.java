package dev.tarn.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks at an import that has ended: each line is counted once, and is once in the log.
 *
 * @param end the job as it is described
 */
record ImportCheck(Input input, JsonNode end, JobFolder folder) {

    void require() {
        int all = input.lines().values().stream().mapToInt(Integer::intValue).sum();
        reported("TotalNumberOfScannedFiles", input.lines().size());
        reported("TotalNumberOfResourcesScanned", all);
        reported("TotalNumberOfResourcesImported", all);
        reported("TotalNumberOfResourcesWithCustomerError", 0);

        Set<String> expected = new TreeSet<>(Set.of("Manifest.json"));
        input.lines().keySet().forEach(file -> expected.add("SUCCESS/" + file));
        assertThat(folder.names()).as("%s", end).isEqualTo(expected);
        JsonNode manifest = Json.parse(folder.text("Manifest.json"));
        assertThat(manifest.get("numberOfResourcesImportedSuccessfully").asInt())
                .as("%s", manifest)
                .isEqualTo(all);
        input.lines().forEach(this::logged);
    }

    private void reported(String member, int expected) {
        assertThat(end.get("JobProgressReport").get(member).asInt())
                .as("%s: %s", member, end)
                .isEqualTo(expected);
    }

    private void logged(String file, int lines) {
        Iterator<String> log = folder.lines("SUCCESS/" + file).iterator();
        for (int i = 1; i <= lines; i++) {
            String line = log.hasNext() ? log.next() : "{\"lineId\":\"nothing\"}";
            if (Json.parse(line).get("lineId").asInt() != i) {
                throw new AssertionError(file + " has " + lines + " lines, and in the place of line " + i
                        + " its log has " + line + ": " + end);
            }
        }
        assertThat(log.hasNext()).as("the log of %s goes on", file).isFalse();
    }
}
