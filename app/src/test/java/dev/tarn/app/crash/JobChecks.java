package dev.tarn.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks whether jobs reach their end, and whether they have done what they should. */
final class JobChecks {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Set<String> ENDS = Set.of("COMPLETED", "COMPLETED_WITH_ERRORS", "FAILED");

    private final Caller caller;
    private final Path objects;

    JobChecks(Caller caller, Path objects) {
        this.caller = caller;
        this.objects = objects;
    }

    /** Waits until a job has ended, and requires that it has done everything. */
    void end(KnownStore store, KnownJob job) throws Unanswered {
        JsonNode end = awaitEnd(store, job);
        String status = end.get("JobStatus").asText();
        if (store.isDeleted()) {
            assertThat(status).as(job + " of a deleted store").isIn("COMPLETED", "FAILED");
        } else {
            assertThat(status).as("%s: %s", job, end).isEqualTo("COMPLETED");
            switch (job.kind()) {
                case IMPORT -> imported(job.input().orElseThrow(), end);
                case EXPORT -> exported(store, job, end);
            }
        }
        store.ended(job);
    }

    /** The server holds each describe of a job at work for some seconds. */
    private JsonNode awaitEnd(KnownStore store, KnownJob job) throws Unanswered {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode shown = caller.call(
                            job.kind().describe(),
                            Json.object().put("DatastoreId", store.id()).put("JobId", job.id()))
                    .get(job.kind().member());
            if (ENDS.contains(shown.get("JobStatus").asText())) {
                return shown;
            }
            assertThat(System.nanoTime()).as("%s is stuck: %s", job, shown).isLessThan(deadline);
        }
    }

    private void imported(Input input, JsonNode end) {
        int all = input.lines().values().stream().mapToInt(Integer::intValue).sum();
        JsonNode report = end.get("JobProgressReport");
        assertThat(report.get("TotalNumberOfScannedFiles").asInt())
                .as("%s", end)
                .isEqualTo(input.lines().size());
        assertThat(report.get("TotalNumberOfResourcesScanned").asInt())
                .as("%s", end)
                .isEqualTo(all);
        assertThat(report.get("TotalNumberOfResourcesImported").asInt())
                .as("%s", end)
                .isEqualTo(all);

        JobFolder folder = JobFolder.of(objects, end.get("JobOutputDataConfig"));
        Set<String> expected = new TreeSet<>(Set.of("Manifest.json"));
        input.lines().keySet().forEach(file -> expected.add("SUCCESS/" + file));
        assertThat(folder.names()).isEqualTo(expected);
        assertThat(Json.parse(folder.text("Manifest.json"))
                        .get("numberOfResourcesImportedSuccessfully")
                        .asInt())
                .isEqualTo(all);
        input.lines().forEach((file, count) -> {
            int[] last = new int[1];
            folder.lines("SUCCESS/" + file).forEach(line -> {
                last[0]++;
                assertThat(Json.parse(line).get("lineId").asInt()).as(line).isEqualTo(last[0]);
            });
            assertThat(last[0]).as("lines of the log of " + file).isEqualTo(count);
        });
    }

    /** What was there when it started is in it, nothing is in it twice, and all of it was written by somebody. */
    private void exported(KnownStore store, KnownJob job, JsonNode end) {
        JobFolder folder = JobFolder.of(objects, end.get("OutputDataConfig"));
        Set<String> found = new TreeSet<>();
        for (String name : folder.names()) {
            assertThat(name).matches("([A-Za-z]+)/\\1-\\d+\\.ndjson");
            folder.lines(name).forEach(line -> {
                JsonNode resource = Json.parse(line);
                String address = resource.get("resourceType").asText() + "/"
                        + resource.get("id").asText();
                assertThat(found.add(address))
                        .as("%s is exported twice", address)
                        .isTrue();
                long version = resource.get("meta").get("versionId").asLong();
                store.possible(address).requireVersion(version, line);
                KnownResource before = job.before().getOrDefault(address, KnownResource.NEVER);
                assertThat(version)
                        .as("%s was newer when the export began: %s", address, line)
                        .isGreaterThanOrEqualTo(before.isLive() ? before.version() : 1);
            });
        }
        for (Map.Entry<String, KnownResource> resource : job.before().entrySet()) {
            String address = resource.getKey();
            if (resource.getValue().isLive() && store.resource(address).equals(resource.getValue())) {
                assertThat(found.contains(address))
                        .as("%s was there and is not exported", address)
                        .isTrue();
            }
            if (resource.getValue().equals(store.resource(address))
                    && !resource.getValue().isLive()) {
                assertThat(found.contains(address))
                        .as("%s was deleted and is exported", address)
                        .isFalse();
            }
        }
    }
}
