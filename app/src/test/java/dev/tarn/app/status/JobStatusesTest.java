package dev.tarn.app.status;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.healthlake.model.JobStatus.CANCEL_COMPLETED;
import static software.amazon.awssdk.services.healthlake.model.JobStatus.CANCEL_FAILED;
import static software.amazon.awssdk.services.healthlake.model.JobStatus.CANCEL_IN_PROGRESS;
import static software.amazon.awssdk.services.healthlake.model.JobStatus.CANCEL_SUBMITTED;
import static software.amazon.awssdk.services.healthlake.model.JobStatus.COMPLETED;
import static software.amazon.awssdk.services.healthlake.model.JobStatus.COMPLETED_WITH_ERRORS;
import static software.amazon.awssdk.services.healthlake.model.JobStatus.FAILED;
import static software.amazon.awssdk.services.healthlake.model.JobStatus.IN_PROGRESS;
import static software.amazon.awssdk.services.healthlake.model.JobStatus.QUEUED;
import static software.amazon.awssdk.services.healthlake.model.JobStatus.SUBMITTED;

import dev.tarn.inmemory.Pace;
import org.junit.jupiter.api.Test;

/** The ten statuses of jobs, by AWS's own SDK; {@code domain/docs/statuses.md} has a row for each. */
class JobStatusesTest extends StatusTest {

    @Test
    void SUBMITTED_QUEUED_IN_PROGRESS_and_COMPLETED() {
        String store = server.activeStore();
        String first = server.startExport(store);
        String second = server.startExport(store);
        assertThat(server.exported(store, first)).isEqualTo(SUBMITTED);
        server.pass(Pace.REAL.jobStart());
        assertThat(server.exported(store, first)).isEqualTo(IN_PROGRESS);
        assertThat(server.exported(store, second)).isEqualTo(QUEUED);
        server.work.runAll();
        assertThat(server.exported(store, first)).isEqualTo(COMPLETED);
        assertThat(server.exported(store, second)).isEqualTo(COMPLETED);
    }

    @Test
    void COMPLETED_WITH_ERRORS_and_FAILED() {
        String store = server.activeStore();
        server.put(
                "half/Patient.ndjson", "{\"resourceType\":\"Patient\",\"id\":\"a\"}\n{\"resourceType\":\"Patient\"}\n");
        String half = server.startImport(store, "half");
        String nothing = server.startImport(store, "nothing");
        server.pass(Pace.REAL.jobStart());
        server.work.runAll();
        assertThat(server.imported(store, half)).isEqualTo(COMPLETED_WITH_ERRORS);
        assertThat(server.imported(store, nothing)).isEqualTo(FAILED);
    }

    @Test
    void CANCEL_SUBMITTED_CANCEL_IN_PROGRESS_and_CANCEL_COMPLETED() {
        String store = server.activeStore();
        String job = server.startExport(store);
        server.pass(Pace.REAL.jobStart());
        assertThat(server.fhir("DELETE", store, "export/" + job, "").statusCode())
                .isEqualTo(202);
        assertThat(server.exported(store, job)).isEqualTo(CANCEL_SUBMITTED);
        server.pass(Pace.REAL.jobStart());
        assertThat(server.exported(store, job)).isEqualTo(CANCEL_IN_PROGRESS);
        server.work.runAll();
        assertThat(server.exported(store, job)).isEqualTo(CANCEL_COMPLETED);
    }

    @Test
    void CANCEL_FAILED() {
        String store = server.activeStore();
        String job = server.startExport(store);
        server.pass(Pace.REAL.jobStart());
        server.fhir("DELETE", store, "export/" + job, "");
        server.work.runAll();
        assertThat(server.exported(store, job)).isEqualTo(CANCEL_FAILED);
    }
}
