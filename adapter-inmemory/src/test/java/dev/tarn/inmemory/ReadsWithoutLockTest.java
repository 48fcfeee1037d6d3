package dev.tarn.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.smart.Access;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.UpdateResource;
import dev.tarn.ports.id.IdSource;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** FHIR requests while the control plane's lock is held, and after the data store is gone. */
class ReadsWithoutLockTest {

    private static final ResourceAddress ANN = new ResourceAddress(ResourceType.Patient, new ResourceId("ann"));

    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicBoolean holds = new AtomicBoolean();

    @Test
    void a_read_does_not_wait_for_the_lock_of_the_control_plane() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (LocalHealthLake lake = LocalHealthLake.builder()
                .withoutValidation()
                .ids(this::idUnderLock)
                .build()) {
            HealthLake healthLake = lake.healthLake();
            DatastoreId store = create(healthLake);
            put(healthLake, store);
            holds.set(true);
            threads.execute(() -> create(healthLake));
            assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();
            try {
                long version = threads.submit(() -> healthLake
                                .fhir(Access.ALL)
                                .resources()
                                .read(store, ANN)
                                .version()
                                .value())
                        .get(10, TimeUnit.SECONDS);
                assertThat(version).isEqualTo(1);
            } finally {
                released.countDown();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void after_a_deletion_or_a_reset_no_resource_is_read() {
        Pace slow = new Pace(Duration.ZERO, Duration.ofDays(1), Duration.ZERO);
        try (LocalHealthLake lake =
                LocalHealthLake.builder().withoutValidation().pace(slow).build()) {
            HealthLake healthLake = lake.healthLake();
            DatastoreId deleted = create(healthLake);
            DatastoreId reset = create(healthLake);
            put(healthLake, deleted);
            put(healthLake, reset);

            healthLake.datastores().delete(deleted);
            assertThatThrownBy(() -> healthLake.fhir(Access.ALL).resources().read(deleted, ANN))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("DELETING");

            lake.reset();
            assertThatThrownBy(() -> healthLake.fhir(Access.ALL).resources().read(reset, ANN))
                    .isInstanceOf(NotFound.class)
                    .hasMessageContaining(reset.value());
        }
    }

    /** Data stores get their ids under the lock. */
    private String idUnderLock() {
        if (holds.get()) {
            held.countDown();
            try {
                assertThat(released.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return IdSource.random().next();
    }

    private static DatastoreId create(HealthLake healthLake) {
        return healthLake
                .datastores()
                .create(CreateDatastoreRequest.named("charts"))
                .id();
    }

    private static void put(HealthLake healthLake, DatastoreId store) {
        healthLake
                .fhir(Access.ALL)
                .resources()
                .update(
                        store,
                        UpdateResource.of(ANN, ResourceJson.of("{\"resourceType\":\"Patient\",\"id\":\"ann\"}")));
    }
}
