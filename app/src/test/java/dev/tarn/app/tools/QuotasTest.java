package dev.tarn.app.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.app.TarnServer;
import dev.tarn.app.setting.Settings;
import dev.tarn.app.setting.ToolSettings;
import dev.tarn.domain.quota.Quotas;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.healthlake.HealthLakeClient;
import software.amazon.awssdk.services.healthlake.model.FHIRVersion;
import software.amazon.awssdk.services.healthlake.model.ThrottlingException;

/** {@code --quotas aws}. */
class QuotasTest {

    @TempDir
    private Path objects;

    private TarnServer start(Quotas quotas) {
        return TarnServer.start(Settings.forTest(objects).tools(ToolSettings.DEFAULT.quotas(quotas)));
    }

    private static String create(HealthLakeClient client) {
        return client.createFHIRDatastore(request -> request.datastoreTypeVersion(FHIRVersion.R4))
                .datastoreId();
    }

    @Test
    void one_data_store_a_minute_can_be_created_in_each_account_and_twenty_in_all() {
        try (TarnServer tarn = start(Quotas.AWS);
                HealthLakeClient client = Tools.client(tarn, "test", 1);
                HealthLakeClient other = Tools.client(tarn, "210987654321", 1)) {
            tarn.clock().freeze();
            create(client);
            assertThatThrownBy(() -> create(client))
                    .isInstanceOf(ThrottlingException.class)
                    .hasMessageContaining("Rate exceeded");
            create(other);

            for (int i = 1; i < Quotas.DATASTORES; i++) {
                tarn.clock().advance(Duration.ofMinutes(1));
                create(client);
            }

            tarn.clock().advance(Duration.ofMinutes(1));
            assertThatThrownBy(() -> create(client))
                    .isInstanceOf(ThrottlingException.class)
                    .hasMessageContaining("20 data stores");
            assertThat(client.listFHIRDatastores(request -> {}).datastorePropertiesList())
                    .hasSize(Quotas.DATASTORES);
        }
    }

    @Test
    void a_FHIR_request_beyond_the_rate_is_answered_429() throws Exception {
        try (TarnServer tarn = start(Quotas.AWS);
                HealthLakeClient client = Tools.client(tarn, "test", 1)) {
            tarn.clock().freeze();
            String store = create(client);
            for (int i = 0; i < 10; i++) {
                assertThat(metadata(tarn, store)).isEqualTo(200);
            }

            assertThat(metadata(tarn, store)).isEqualTo(429);

            tarn.clock().advance(Duration.ofMillis(100));
            assertThat(metadata(tarn, store)).isEqualTo(200);
        }
    }

    private static int metadata(TarnServer tarn, String store) throws IOException, InterruptedException {
        return Tools.HTTP
                .send(
                        HttpRequest.newBuilder(tarn.url().resolve("/datastore/" + store + "/r4/metadata"))
                                .header("Authorization", Tools.AUTHORIZATION)
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void without_the_setting_there_are_no_quotas() {
        try (TarnServer tarn = start(Quotas.OFF);
                HealthLakeClient client = Tools.client(tarn, "test", 1)) {
            for (int i = 0; i <= Quotas.DATASTORES; i++) {
                create(client);
            }
            assertThat(client.listFHIRDatastores(request -> {}).datastorePropertiesList())
                    .hasSize(Quotas.DATASTORES + 1);
        }
    }
}
