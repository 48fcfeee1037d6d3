package dev.tarn.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.failure.Throttled;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.admin.TarnClock;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.event.RecentEvents;
import dev.tarn.ports.fault.Faults;
import dev.tarn.ports.request.RecentRequests;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.healthlake.HealthLakeClient;
import software.amazon.awssdk.services.healthlake.model.ThrottlingException;

/** Tests of a clock, faults and events; {@link TarnExtensionTest} runs them beside others. */
@TarnTest(pace = "real")
class WholeServerExample {

    @Test
    void twenty_minutes_pass_at_once(HealthLake healthLake, TarnClock clock, RecentEvents events) throws Exception {
        var store =
                healthLake.datastores().create(CreateDatastoreRequest.unnamed()).id();
        assertThat(healthLake.datastores().describe(store).status()).isEqualTo(DatastoreStatus.CREATING);

        clock.advance(Duration.ofMinutes(20));

        assertThat(healthLake.datastores().describe(store).status()).isEqualTo(DatastoreStatus.ACTIVE);
        assertThat(events.await("Data Store Active").sequence()).isEqualTo(2);
    }

    @Test
    void a_request_is_throttled(HealthLakeClient client, Faults faults, RecentRequests requests) {
        faults.on(HealthLakeOperation.LIST_FHIR_DATASTORES).throttle();

        assertThatThrownBy(() -> client.listFHIRDatastores(b -> {})).isInstanceOf(ThrottlingException.class);
        assertThat(requests.list())
                .isNotEmpty()
                .allMatch(request -> request.status().orElse(0) == 400);
    }

    @Test
    void a_call_without_HTTP_is_throttled_too(HealthLake healthLake, Faults faults) {
        faults.anywhere().throttle();

        assertThatThrownBy(() -> healthLake.datastores().create(CreateDatastoreRequest.unnamed()))
                .isInstanceOf(Throttled.class);
    }

    @Test
    void others_are_not(HealthLakeClient client) {
        assertThat(client.listFHIRDatastores(b -> {}).datastorePropertiesList()).isEmpty();
    }
}
