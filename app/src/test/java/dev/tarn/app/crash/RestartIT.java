package dev.tarn.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is told to end, and another on the same folder. */
class RestartIT {

    private static final int LINES = 60_000;

    @TempDir
    private Path folder;

    private final ExpectedState expected = new ExpectedState();
    private final Caller caller = new Caller("100000000000", new RequestLog());
    private final StoreChecks stores = new StoreChecks(caller, expected);

    @Test
    void stores_tags_and_tokens_are_kept_and_an_import_that_was_at_work_goes_on() throws Unanswered {
        KnownStore store;
        try (Server first = Server.launch(folder)) {
            caller.at(first.ready().orElseThrow());
            CreateStore.named("store", expected).ask(caller);
            store = expected.all().get(0);
            stores.stores();
            StartJob.importing(
                            "import", store, Input.of(LINES, "import", new SplittableRandom(1), Server.objects(folder)))
                    .ask(caller);
            awaitWork(store);
            first.terminate();
            first.awaitEnd();
        }
        assertThat(Server.lastOfLog(folder)).contains("jobs that have not ended go on");

        try (Server next = Server.launch(folder)) {
            caller.at(next.ready().orElseThrow());
            stores.stores();
            JobChecks jobs = new JobChecks(caller, Server.objects(folder));
            for (KnownJob job : store.openJobs()) {
                jobs.end(store, job);
            }
            jobs.end(store, StartJob.exporting("export", store).started(caller));
        }
    }

    /** A list does not wait for the end of what it shows. */
    private void awaitWork(KnownStore store) throws Unanswered {
        JsonNode job;
        do {
            job = caller.list(
                            JobKind.IMPORT.list(),
                            Json.object().put("DatastoreId", store.id()),
                            JobKind.IMPORT.members())
                    .get(0);
        } while (job.path("JobProgressReport")
                        .path("TotalNumberOfResourcesScanned")
                        .asInt()
                == 0);
        assertThat(job.get("JobStatus").asText()).isEqualTo("IN_PROGRESS");
    }
}
