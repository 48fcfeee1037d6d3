package dev.tarn.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreConfiguration;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreState;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.datastore.ErrorCategory;
import dev.tarn.domain.datastore.ErrorCause;
import dev.tarn.domain.datastore.PreloadDataType;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.domain.smart.Access;
import dev.tarn.ports.admin.Health;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.datastore.ListDatastoresRequest;
import dev.tarn.ports.fhir.StoredResource;
import dev.tarn.ports.preload.PreloadSource;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data stores whose preloading fails, is cut off, or is waited for. */
class PreloadTest {

    private static final int PATIENTS = 3_000;

    /** Some transactions of it. */
    private static final String MANY = IntStream.range(0, PATIENTS)
            .mapToObj(number -> patient("p" + number, 1_000))
            .collect(Collectors.joining());

    @TempDir
    Path folder;

    private static String patient(String id, int size) {
        return "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"x\":\"" + "-".repeat(size) + "\"}\n";
    }

    private interface Content {
        InputStream open() throws IOException;
    }

    private static PreloadSource source(Content content) {
        return new PreloadSource() {
            @Override
            public PreloadDataType type() {
                return PreloadDataType.SYNTHEA;
            }

            @Override
            public InputStream open() throws IOException {
                return content.open();
            }
        };
    }

    private static PreloadSource lines(String lines) {
        return source(() -> new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    }

    /** Reads a megabyte and a half, then waits to be released. */
    private static final class Pausing {

        final CountDownLatch paused = new CountDownLatch(1);
        final CountDownLatch released = new CountDownLatch(1);
        final CountDownLatch closed = new CountDownLatch(1);

        PreloadSource source() {
            return PreloadTest.source(
                    () -> new FilterInputStream(new ByteArrayInputStream(MANY.getBytes(StandardCharsets.UTF_8))) {
                        private int read;

                        @Override
                        public int read(byte[] buffer, int from, int length) throws IOException {
                            read += length;
                            if (read > 1_500_000) {
                                paused.countDown();
                                awaitRelease();
                            }
                            return super.read(buffer, from, length);
                        }

                        @Override
                        public void close() throws IOException {
                            super.close();
                            closed.countDown();
                        }
                    });
        }

        private void awaitRelease() throws IOException {
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    private LocalHealthLakeBuilder onDisk(PreloadSource source) {
        return builder(source).data(folder.resolve("data"));
    }

    private static LocalHealthLakeBuilder builder(PreloadSource source) {
        return LocalHealthLake.builder()
                .withoutValidation()
                .preloads(type -> Optional.of(source))
                .describeWait(Duration.ofMinutes(1));
    }

    private static DatastoreId create(LocalHealthLake lake) {
        return lake.healthLake()
                .datastores()
                .create(CreateDatastoreRequest.unnamed()
                        .configured(DatastoreConfiguration.R4.preload(PreloadDataType.SYNTHEA)))
                .id();
    }

    private static Datastore describe(LocalHealthLake lake, DatastoreId id) {
        return lake.healthLake().datastores().describe(id);
    }

    private static ErrorCause cause(LocalHealthLake lake, DatastoreId id) {
        Datastore store = describe(lake, id);
        assertThat(store.status()).isEqualTo(DatastoreStatus.CREATE_FAILED);
        return ((DatastoreState.Failed) store.state()).errorCause();
    }

    private static void assertGoneAfterDelete(LocalHealthLake lake, DatastoreId id) {
        lake.healthLake().datastores().delete(id);
        assertThat(describe(lake, id).status()).isEqualTo(DatastoreStatus.DELETED);
    }

    private static StoredResource read(LocalHealthLake lake, DatastoreId store, String id) {
        return lake.healthLake()
                .fhir(Access.ALL)
                .resources()
                .read(store, new ResourceAddress(ResourceType.Patient, new ResourceId(id)));
    }

    @Test
    void a_describe_waits_for_the_resources() {
        try (LocalHealthLake lake = builder(lines(MANY)).build()) {
            DatastoreId id = create(lake);
            assertThat(describe(lake, id).status()).isEqualTo(DatastoreStatus.ACTIVE);
            assertThat(read(lake, id, "p" + (PATIENTS - 1)).version()).isEqualTo(VersionId.FIRST);
        }
    }

    @Test
    void where_there_is_nothing_to_load_the_creation_fails_and_says_what_to_add() {
        try (LocalHealthLake lake = LocalHealthLake.builder()
                .withoutValidation()
                .preloads(type -> Optional.empty())
                .build()) {
            DatastoreId id = create(lake);
            ErrorCause cause = cause(lake, id);
            assertThat(cause.errorMessage())
                    .hasValueSatisfying(message -> assertThat(message).contains("SYNTHEA", "dev.tarn:tarn-synthea"));
            assertThat(cause.errorCategory()).hasValue(ErrorCategory.NON_RETRYABLE_ERROR);
            assertGoneAfterDelete(lake, id);
        }
    }

    @Test
    void a_line_that_is_no_resource_fails_the_creation_and_nothing_stays() {
        DatastoreId id;
        try (LocalHealthLake lake =
                onDisk(lines(MANY + "\n{\"resourceType\":\"Patient\"")).build()) {
            id = create(lake);
            assertThat(cause(lake, id).errorMessage())
                    .hasValueSatisfying(message -> assertThat(message).contains("line " + (PATIENTS + 2), "JSON"));
        }
        try (LocalHealthLake lake = onDisk(lines(MANY)).build()) {
            assertThat(cause(lake, id).errorCategory()).hasValue(ErrorCategory.RETRYABLE_ERROR);
            assertGoneAfterDelete(lake, id);
        }
    }

    @Test
    void a_line_that_is_too_long_fails_the_creation() {
        try (LocalHealthLake lake =
                builder(lines(patient("a", 10) + patient("b", 600_000))).build()) {
            assertThat(cause(lake, create(lake)).errorMessage())
                    .hasValueSatisfying(message -> assertThat(message).contains("line 2 has more than 524288 bytes"));
        }
    }

    @Test
    void a_source_that_cannot_be_read_fails_the_creation_with_its_reason() {
        PreloadSource broken = source(() -> {
            throw new IOException("the archive is damaged");
        });
        try (LocalHealthLake lake = builder(broken).build()) {
            assertThat(cause(lake, create(lake)).errorMessage())
                    .hasValue("PreloadDataType SYNTHEA could not be loaded: the archive is damaged");
        }
    }

    @Test
    void without_memory_for_the_resources_the_creation_fails_and_its_memory_is_free_again() {
        try (LocalHealthLake lake = builder(lines(MANY)).memoryLimit(2_000_000).build()) {
            assertThat(cause(lake, create(lake)).errorMessage())
                    .hasValueSatisfying(message -> assertThat(message).contains("memory"));
            assertThat(lake.health()).isEqualTo(Health.UP);
        }
    }

    @Test
    void what_was_cut_off_is_done_again_after_a_restart_and_nothing_is_there_twice() throws Exception {
        Pausing pausing = new Pausing();
        ExecutorService workers = Executors.newCachedThreadPool();
        // Workers of the caller's, for which a close does not wait.
        LocalHealthLake first = onDisk(pausing.source()).workers(workers).build();
        DatastoreId id = create(first);
        pausing.paused.await();
        first.close();
        pausing.released.countDown();
        workers.shutdown();
        assertThat(workers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        Instant before = Instant.now();
        try (LocalHealthLake second = onDisk(lines(MANY)).build()) {
            assertThat(describe(second, id).status()).isEqualTo(DatastoreStatus.ACTIVE);
            for (int i = 0; i < PATIENTS; i++) {
                assertThat(read(second, id, "p" + i).version()).isEqualTo(VersionId.FIRST);
            }
            // The first transaction was committed by the first process.
            assertThat(read(second, id, "p0").lastUpdated()).isBefore(before);
            assertThat(read(second, id, "p" + (PATIENTS - 1)).lastUpdated()).isAfterOrEqualTo(before.minusMillis(1));
        }
    }

    @Test
    void a_reset_stops_it() throws Exception {
        Pausing pausing = new Pausing();
        try (LocalHealthLake lake = onDisk(pausing.source()).build()) {
            DatastoreId id = create(lake);
            pausing.paused.await();
            lake.reset();
            pausing.released.countDown();
            pausing.closed.await();
            assertThatThrownBy(() -> describe(lake, id)).isInstanceOf(NotFound.class);
            assertThat(lake.healthLake()
                            .datastores()
                            .list(ListDatastoresRequest.all())
                            .items())
                    .isEmpty();
        }
    }

    @Test
    void a_clock_that_is_advanced_waits_for_the_resources() {
        try (LocalHealthLake lake =
                builder(lines(MANY)).pace(Pace.REAL).describeWait(Duration.ZERO).build()) {
            DatastoreId id = create(lake);
            assertThat(describe(lake, id).status()).isEqualTo(DatastoreStatus.CREATING);
            lake.clock().advance(Pace.REAL.creating());
            assertThat(describe(lake, id).status()).isEqualTo(DatastoreStatus.ACTIVE);
        }
    }

    @Test
    void a_fault_fails_the_creation_of_a_store_that_was_loaded() {
        try (LocalHealthLake lake = builder(lines(MANY)).build()) {
            lake.faults()
                    .anywhere()
                    .times(1)
                    .endsIn(DatastoreStatus.CREATE_FAILED, "no capacity", ErrorCategory.RETRYABLE_ERROR);
            DatastoreId id = create(lake);
            assertThat(cause(lake, id).errorMessage()).hasValue("no capacity");
            assertGoneAfterDelete(lake, id);
        }
    }
}
