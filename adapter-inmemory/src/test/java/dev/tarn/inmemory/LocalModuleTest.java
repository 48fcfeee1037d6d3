package dev.tarn.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.tarn.ports.HealthLakes;
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
}
