package dev.tarn.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.healthlake.HealthLakeClient;

/** Tests that fail, beside others that do not; {@link TarnExtensionTest} reads their reports. */
@TarnTest
class FailingExample {

    @Test
    void fails(TestDatastore datastore, HealthLakeClient client) {
        for (int i = 0; i < FailureReport.MOST; i++) {
            client.listFHIRDatastores(b -> {});
        }
        client.describeFHIRDatastore(b -> b.datastoreId(datastore.id().value()));
        assertEquals(
                2, client.listFHIRDatastores(b -> {}).datastorePropertiesList().size());
    }

    @Test
    void succeeds(HealthLakeClient client) {
        assertTrue(client.listFHIRDatastores(b -> {}).datastorePropertiesList().isEmpty());
    }

    @Test
    void is_aborted(HealthLakeClient client) {
        client.listFHIRDatastores(b -> {});
        assumeTrue(false);
    }
}
