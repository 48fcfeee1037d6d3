package dev.tarn.aws;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.failure.Unsupported;
import dev.tarn.ports.HealthLake;
import java.net.URI;
import org.junit.jupiter.api.Test;

class FhirRefusalTest {

    @Test
    void resources_at_AWS_are_refused_and_the_way_to_them_is_named() {
        try (AwsHealthLakes lakes = AwsHealthLakes.of(AtOnce.at(URI.create("http://127.0.0.1:1")))) {
            HealthLake lake = lakes.in(Scope.of("123456789012", "us-east-1"));

            assertThatExceptionOfType(Unsupported.class)
                    .isThrownBy(lake::fhirResources)
                    .withMessageContaining("DatastoreEndpoint");
        }
    }
}
