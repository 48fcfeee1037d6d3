package dev.tarn.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.tarn.domain.account.Caller;
import dev.tarn.domain.failure.Throttled;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.HealthLakes;
import dev.tarn.ports.datastore.ListDatastoresRequest;
import dev.tarn.ports.event.EventFeed;
import org.junit.jupiter.api.Test;

class LocalModuleTest {

    @Test
    void everybody_gets_the_same_HealthLake() {
        Injector injector = Guice.createInjector(new LocalModule(LocalHealthLake.builder()));
        try (LocalHealthLake lake = injector.getInstance(LocalHealthLake.class)) {
            assertThat(injector.getInstance(HealthLakes.class)).isSameAs(lake);
            assertThat(injector.getInstance(EventFeed.class)).isSameAs(lake);
        }
    }

    @Test
    void a_HealthLake_that_is_injected_meets_the_faults_of_requests() {
        Injector injector = Guice.createInjector(new LocalModule(LocalHealthLake.builder()));
        try (LocalHealthLake lake = injector.getInstance(LocalHealthLake.class)) {
            HealthLake injected = injector.getInstance(HealthLakes.class).of(Caller.in(LocalHealthLake.DEFAULT_SCOPE));
            lake.faults().on(HealthLakeOperation.LIST_FHIR_DATASTORES).throttle();

            assertThatThrownBy(() -> injected.datastores().list(ListDatastoresRequest.all()))
                    .isInstanceOf(Throttled.class);
        }
    }
}
