package dev.tarn.inmemory;

import static dev.tarn.inmemory.DatastoresForTests.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tarn.domain.account.Caller;
import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.event.HealthLakeEvent;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.admin.ClockMove;
import dev.tarn.ports.contract.ManualClock;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.job.JobReceipt;
import dev.tarn.ports.job.StartExportJobRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock of a local HealthLake, moved by a test. */
class TarnClockTest {

    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

    private static LocalHealthLake real() {
        return LocalHealthLake.builder()
                .withoutValidation()
                .pace(Pace.REAL)
                .describeWait(Duration.ZERO)
                .build();
    }

    private static String type(HealthLakeEvent event) {
        return event.eventBridge().orElseThrow().detailType();
    }

    @Test
    void an_advance_by_what_creating_takes_makes_a_data_store_ACTIVE_and_returns_its_event() {
        try (LocalHealthLake lake = real()) {
            lake.clock().set(START);
            lake.clock().freeze();
            DatastoreId id = DatastoresForTests.create(lake);
            assertThat(lake.clock()
                            .advance(Duration.ofMinutes(20).minusMillis(1))
                            .events())
                    .isEmpty();
            assertThat(status(lake, id)).isEqualTo(DatastoreStatus.CREATING);

            ClockMove move = lake.clock().advance(Duration.ofMillis(1));

            assertThat(status(lake, id)).isEqualTo(DatastoreStatus.ACTIVE);
            assertThat(move.now()).isEqualTo(lake.clock().now());
            assertThat(move.events()).extracting(TarnClockTest::type).containsExactly("Data Store Active");
        }
    }

    @Test
    void transitions_happen_in_order_each_at_its_own_time_however_far_the_clock_moves() {
        try (LocalHealthLake lake = real()) {
            lake.clock().freeze();
            Instant begin = lake.clock().now();
            DatastoreId first = DatastoresForTests.create(lake);
            lake.clock().advance(Duration.ofMinutes(20));
            lake.healthLake().datastores().delete(first);
            lake.clock().advance(Duration.ofMinutes(5));
            DatastoresForTests.create(lake);

            ClockMove move = lake.clock().advance(Duration.ofDays(30));

            assertThat(move.events())
                    .extracting(TarnClockTest::type, event -> Duration.between(begin, event.time()))
                    .containsExactly(
                            tuple("Data Store Deleted", Duration.ofMinutes(35)),
                            tuple("Data Store Active", Duration.ofMinutes(45)));
            assertThatThrownBy(() -> status(lake, first))
                    .as("retention is over")
                    .isInstanceOf(NotFound.class);
        }
    }

    @Test
    void an_advance_returns_after_the_jobs_that_became_due_have_ended() {
        try (LocalHealthLake lake = real()) {
            DatastoreId id = DatastoresForTests.create(lake);
            lake.clock().advance(Duration.ofMinutes(20));
            JobReceipt job = lake.healthLake()
                    .exportJobs()
                    .start(StartExportJobRequest.of(
                            id,
                            new OutputDataConfig(new S3Uri("s3://bucket/out/"), new EncryptionKeyId("key")),
                            new RoleArn("arn:aws:iam::123456789012:role/any")));

            ClockMove move = lake.clock().advance(Duration.ofSeconds(30));

            assertThat(lake.healthLake().exportJobs().describe(id, job.jobId()).status())
                    .isEqualTo(JobStatus.COMPLETED);
            assertThat(move.runningJobs()).isZero();
            assertThat(move.events())
                    .filteredOn(event -> event.eventBridge().isPresent())
                    .extracting(TarnClockTest::type)
                    .containsExactly("Export Job In Progress", "Export Job Completed");
        }
    }

    @Test
    void a_frozen_clock_stands_until_it_is_resumed_and_then_runs_on_from_there() {
        ManualClock machine = new ManualClock();
        Instant start = machine.instant();
        try (LocalHealthLake lake =
                LocalHealthLake.builder().withoutValidation().clock(machine).build()) {
            lake.clock().freeze();
            machine.advance(Duration.ofSeconds(60));
            assertThat(lake.clock().now()).isEqualTo(start);
            assertThat(lake.clock().isFrozen()).isTrue();

            assertThat(lake.clock().resume().frozen()).isFalse();
            assertThat(lake.clock().now()).isEqualTo(start);
            machine.advance(Duration.ofSeconds(1));
            assertThat(lake.clock().now()).isEqualTo(start.plusSeconds(1));
        }
    }

    /** The listener is called during the move; time passes in it, as it does while a job works. */
    @Test
    void a_move_never_sets_the_clock_back_however_long_it_takes() {
        ManualClock machine = new ManualClock();
        AtomicReference<LocalHealthLake> opened = new AtomicReference<>();
        List<Instant> seen = new ArrayList<>();
        try (LocalHealthLake lake = LocalHealthLake.builder()
                .withoutValidation()
                .clock(machine)
                .pace(new Pace(Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO))
                .listener(event -> {
                    machine.advance(Duration.ofSeconds(3));
                    seen.add(opened.get().clock().now());
                })
                .build()) {
            opened.set(lake);
            DatastoresForTests.create(lake);
            machine.advance(Duration.ofSeconds(1));
            seen.clear();

            ClockMove move = lake.clock().resume();

            assertThat(move.events()).extracting(TarnClockTest::type).containsExactly("Data Store Active");
            assertThat(seen).isNotEmpty().allSatisfy(time -> assertThat(time).isBeforeOrEqualTo(move.now()));
            assertThat(lake.clock().isFrozen()).isFalse();
        }
    }

    @Test
    void the_clock_goes_back_only_while_there_is_no_data_store_and_a_reset_shows_the_machines_time() {
        try (LocalHealthLake lake =
                LocalHealthLake.builder().withoutValidation().clock(() -> START).build()) {
            lake.clock().set(START.minusSeconds(10));
            assertThat(lake.clock().now()).isEqualTo(START.minusSeconds(10));
            DatastoresForTests.create(lake);

            assertThatThrownBy(() -> lake.clock().set(START.minusSeconds(11)))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("cannot be set back");
            assertThat(lake.clock().now()).isEqualTo(START.minusSeconds(10));

            lake.reset();
            assertThat(lake.clock().now()).isEqualTo(START);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "P36501D"})
    void a_duration_that_is_negative_or_longer_than_a_hundred_years_is_refused(String duration) {
        try (LocalHealthLake lake = LocalHealthLake.inMemory()) {
            assertThatThrownBy(() -> lake.clock().advance(Duration.parse(duration)))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining(duration.startsWith("P36") ? "PT876024H" : "PT-1S");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:59Z", "+10000-01-01T00:00:00Z"})
    void a_time_that_JSON_dates_do_not_have_is_refused(String time) {
        try (LocalHealthLake lake = LocalHealthLake.inMemory()) {
            assertThatThrownBy(() -> lake.clock().set(Instant.parse(time))).isInstanceOf(Invalid.class);
        }
    }

    /** The timer of the scheduler is armed by the new setting: after a resume, transitions happen without a call. */
    @Test
    void after_a_resume_the_timer_makes_transitions_by_itself() throws Exception {
        CountDownLatch active = new CountDownLatch(1);
        try (LocalHealthLake lake = LocalHealthLake.builder()
                .withoutValidation()
                .pace(new Pace(Duration.ofMinutes(20), Duration.ZERO, Duration.ZERO))
                .listener(event -> {
                    if (event.eventBridge().isPresent() && type(event).equals("Data Store Active")) {
                        active.countDown();
                    }
                })
                .build()) {
            lake.clock().freeze();
            DatastoresForTests.create(lake);
            lake.clock().advance(Duration.ofMinutes(20).minusMillis(200));
            assertThat(active.getCount()).isEqualTo(1);

            lake.clock().resume();

            assertThat(active.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void timestamps_follow_the_clock_in_every_account() {
        try (LocalHealthLake lake = LocalHealthLake.inMemory()) {
            lake.clock().set(START);
            lake.clock().freeze();
            var datastores =
                    lake.of(Caller.in(Scope.of("210987654321", "eu-west-1"))).datastores();
            DatastoreId id =
                    datastores.create(CreateDatastoreRequest.named("other")).id();
            assertThat(datastores.describe(id).createdAt()).isEqualTo(START);
        }
    }
}
