package dev.tarn.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.tarn.ports.HealthLakes;
import java.net.URI;
import org.junit.jupiter.api.Test;

class AwsModuleTest {

    @Test
    void everybody_gets_the_same_HealthLake() {
        Injector injector = Guice.createInjector(new AwsModule(AtOnce.at(URI.create("http://127.0.0.1:1"))));
        try (AwsHealthLakes lakes = injector.getInstance(AwsHealthLakes.class)) {
            assertThat(injector.getInstance(HealthLakes.class)).isSameAs(lakes);
        }
    }
}
