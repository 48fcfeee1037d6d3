package dev.tarn.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

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
        JobFolder folder = JobFolder.of(objects, end);
        if (store.isDeleted()) {
            assertThat(status).as("%s of a deleted store", job).isIn("COMPLETED", "FAILED");
        } else {
            assertThat(status).as("%s: %s", job, end).isEqualTo("COMPLETED");
            switch (job.kind()) {
                case IMPORT -> new ImportCheck(job.input().orElseThrow(), end, folder).require();
                case EXPORT -> new ExportCheck(store, job.before(), folder).require();
            }
        }
        folder.remove();
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
}
