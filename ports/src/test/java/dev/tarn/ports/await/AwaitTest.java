package dev.tarn.ports.await;

import static dev.tarn.ports.await.Waited.BEGIN;
import static dev.tarn.ports.await.Waited.JOB;
import static dev.tarn.ports.await.Waited.STORE;
import static dev.tarn.ports.await.Waited.creating;
import static dev.tarn.ports.await.Waited.submitted;
import static dev.tarn.ports.await.Waited.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.datastore.ErrorCategory;
import dev.tarn.domain.datastore.ErrorCause;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.failure.Throttled;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobMessage;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.ports.HealthLake;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AwaitTest {

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(4), 2, Duration.ofSeconds(60));

    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = BEGIN;

    @Test
    void a_store_is_returned_once_it_is_ACTIVE() throws InterruptedException {
        Datastore active = creating().activated();
        assertThat(stores(List.of(Waited::creating, Waited::creating, () -> active))
                        .active(STORE))
                .isEqualTo(active);
        assertThat(pauses).containsExactly(Duration.ofSeconds(4), Duration.ofSeconds(8));
    }

    @Test
    void what_is_there_already_is_not_waited_for() throws InterruptedException {
        stores(List.of(() -> creating().activated())).active(STORE);
        assertThat(pauses).isEmpty();
    }

    @Test
    void the_last_look_is_at_the_very_limit_and_the_failure_tells_all() {
        assertThatExceptionOfType(AwaitException.class)
                .isThrownBy(() -> stores(List.of(Waited::creating)).active(STORE))
                .withMessage("Data store 3f is CREATING after 60 s of waiting for ACTIVE; patience ends at 60 s")
                .satisfies(failure -> {
                    assertThat(failure.lastStatus()).isEqualTo("CREATING");
                    assertThat(failure.waited()).isEqualTo(Duration.ofSeconds(60));
                    assertThat(failure.reason()).isEmpty();
                });
        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(4L, 8L, 16L, 32L);
    }

    @Test
    void a_store_that_failed_ends_the_wait_with_its_cause() {
        Datastore failed = creating().creationFailed(ErrorCause.of("No room.", ErrorCategory.RETRYABLE_ERROR));
        assertThatThrownBy(() -> stores(List.of(Waited::creating, () -> failed)).active(STORE))
                .hasMessage("Data store 3f is CREATE_FAILED after 4 s of waiting for ACTIVE;"
                        + " it cannot come to that any more. HealthLake says: No room. RETRYABLE_ERROR");
    }

    @Test
    void a_failed_update_or_a_store_that_goes_is_not_waited_for() {
        Datastore active = creating().activated();
        List<Datastore> lost = List.of(
                active.updateRequested().updateFailed(ErrorCause.UNSTATED),
                active.deletionRequested(Instant.EPOCH),
                active.deletionRequested(Instant.EPOCH).deleted());
        for (Datastore store : lost) {
            assertThatExceptionOfType(AwaitException.class)
                    .isThrownBy(() -> stores(List.of(() -> store)).active(STORE))
                    .satisfies(failure -> assertThat(failure.waited()).isEqualTo(Duration.ZERO));
        }
    }

    @Test
    void a_store_is_returned_once_it_is_DELETED() throws InterruptedException {
        Datastore going = creating().activated().deletionRequested(Instant.EPOCH);
        assertThat(stores(List.of(() -> going, going::deleted)).deleted(STORE).status())
                .isEqualTo(DatastoreStatus.DELETED);
    }

    @Test
    void a_store_that_was_DELETING_and_is_gone_counts_as_DELETED() throws InterruptedException {
        Datastore going = creating().activated().deletionRequested(Instant.EPOCH);
        assertThat(stores(List.of(() -> going, AwaitTest::unknown)).deleted(STORE))
                .isEqualTo(going.deleted());
    }

    @Test
    void a_store_that_nobody_knows_ends_every_wait() {
        assertThatThrownBy(() -> stores(List.of(AwaitTest::unknown)).deleted(STORE))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() ->
                        stores(List.of(Waited::creating, AwaitTest::unknown)).deleted(STORE))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> stores(List.of(AwaitTest::unknown)).active(STORE))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void what_HealthLake_throws_ends_the_wait() {
        assertThatThrownBy(() -> stores(List.of(() -> {
                            throw new Throttled("slowly");
                        }))
                        .active(STORE))
                .isInstanceOf(Throttled.class);
    }

    @Test
    void a_job_is_returned_at_its_end_with_errors_or_without() throws InterruptedException {
        ImportJob working = submitted().started();
        ImportJob done = working.completedWithErrors(BEGIN);
        assertThat(imports(List.of(Waited::submitted, () -> working, () -> done))
                        .importEnd(STORE, JOB))
                .isEqualTo(done);
        ExportJob export = ExportJob.requested(ticket()).started().completed(BEGIN);
        assertThat(exports(List.of(() -> export)).exportEnd(STORE, JOB).status())
                .isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void a_job_that_failed_ends_the_wait_with_its_message() {
        ImportJob failed = submitted().failed(BEGIN, JobMessage.of("Nothing to read"));
        assertThatExceptionOfType(AwaitException.class)
                .isThrownBy(() -> imports(List.of(() -> failed)).importEnd(STORE, JOB))
                .withMessageStartingWith("Import job a1 is FAILED after 0 s of waiting for COMPLETED")
                .satisfies(failure -> assertThat(failure.reason()).contains("Nothing to read"));
    }

    @Test
    void every_port_waits_by_itself_when_it_is_given_patience() throws InterruptedException {
        Datastore active = creating().activated();
        Datastore going = active.deletionRequested(Instant.EPOCH);
        ImportJob imported = submitted().started().completed(BEGIN);
        ExportJob exported = ExportJob.requested(ticket()).started().completed(BEGIN);
        Patience none = Patience.LOCAL.upTo(Duration.ZERO);

        assertThat(HealthLakeDouble.ofStores(List.of(() -> active)).datastores().awaitActive(STORE, none))
                .isEqualTo(active);
        assertThat(HealthLakeDouble.ofStores(List.of(going::deleted))
                        .datastores()
                        .awaitDeleted(STORE, none))
                .isEqualTo(going.deleted());
        assertThat(HealthLakeDouble.ofImports(List.of(() -> imported))
                        .importJobs()
                        .awaitEnd(STORE, JOB, none))
                .isEqualTo(imported);
        assertThat(HealthLakeDouble.ofExports(List.of(() -> exported))
                        .exportJobs()
                        .awaitEnd(STORE, JOB, none))
                .isEqualTo(exported);
    }

    @Test
    void a_wait_can_be_interrupted() {
        HealthLake lake = HealthLakeDouble.ofStores(List.of(Waited::creating));
        Await await = new Await(
                PATIENCE,
                time -> {
                    throw new InterruptedException();
                },
                () -> now);
        assertThatThrownBy(() -> await.awaitActive(lake.datastores()::describe, STORE))
                .isInstanceOf(InterruptedException.class);
    }

    private Waits stores(List<Supplier<Datastore>> looks) {
        return await(HealthLakeDouble.ofStores(looks));
    }

    private Waits imports(List<Supplier<ImportJob>> looks) {
        return await(HealthLakeDouble.ofImports(looks));
    }

    private Waits exports(List<Supplier<ExportJob>> looks) {
        return await(HealthLakeDouble.ofExports(looks));
    }

    private Waits await(HealthLake lake) {
        return new Waits(lake, new Await(PATIENCE, this::pause, () -> now));
    }

    private record Waits(HealthLake lake, Await await) {
        Datastore active(DatastoreId id) throws InterruptedException {
            return await.awaitActive(lake.datastores()::describe, id);
        }

        Datastore deleted(DatastoreId id) throws InterruptedException {
            return await.awaitDeleted(lake.datastores()::describe, id);
        }

        ImportJob importEnd(DatastoreId id, JobId job) throws InterruptedException {
            return await.awaitEnd(lake.importJobs()::describe, id, job);
        }

        ExportJob exportEnd(DatastoreId id, JobId job) throws InterruptedException {
            return await.awaitEnd(lake.exportJobs()::describe, id, job);
        }
    }

    private void pause(Duration time) {
        pauses.add(time);
        now = now.plus(time);
    }

    private static Datastore unknown() {
        throw NotFound.of("Data store", STORE);
    }
}
