package dev.tarn.app.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.app.TarnServer;
import dev.tarn.app.setting.Settings;
import dev.tarn.app.tools.Tools.Reply;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.healthlake.HealthLakeClient;
import software.amazon.awssdk.services.healthlake.model.DatastoreProperties;
import software.amazon.awssdk.services.healthlake.model.FHIRVersion;

/** {@code /_tarn/snapshots}. */
class SnapshotsOverHttpTest {

    private static final String SEEDED = "/_tarn/snapshots/seeded";

    @TempDir
    private Path objects;

    @TempDir
    private Path data;

    private static String create(HealthLakeClient client) {
        return client.createFHIRDatastore(b -> b.datastoreTypeVersion(FHIRVersion.R4))
                .datastoreId();
    }

    private static Iterable<String> stores(HealthLakeClient client) {
        return client.listFHIRDatastores(b -> {}).datastorePropertiesList().stream()
                .map(DatastoreProperties::datastoreId)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_account_is_seeded_once_and_rewound_and_other_accounts_stay(boolean onDisk) throws Exception {
        Settings inMemory = Settings.forTest(objects);
        try (TarnServer tarn = TarnServer.start(onDisk ? inMemory.data(data) : inMemory);
                HealthLakeClient mine = Tools.client(tarn, "test", 1);
                HealthLakeClient theirs = Tools.client(tarn, "210987654321", 1)) {
            URI url = tarn.url();
            String seed = create(mine);
            Reply taken = Tools.send(url, "POST", SEEDED, "");
            assertThat(taken.status()).isEqualTo(201);
            assertThat(taken.body().at("/snapshots/0/name").asText()).isEqualTo("seeded");
            assertThat(taken.body().at("/snapshots/0/datastores").asInt()).isEqualTo(1);
            assertThat(taken.body().at("/snapshots/0/bytes").asLong()).isPositive();
            create(mine);
            String other = create(theirs);

            Reply restored = Tools.send(url, "PUT", SEEDED + "/restore", "");

            assertThat(restored.status()).isEqualTo(200);
            assertThat(stores(mine)).containsExactly(seed);
            assertThat(stores(theirs)).containsExactly(other);
            assertThat(Tools.texts(
                            Tools.send(url, "GET", "/_tarn/snapshots", "")
                                    .body()
                                    .path("snapshots"),
                            "name"))
                    .containsExactly("seeded");
            assertThat(Tools.send(url, "POST", SEEDED + "?account=210987654321", "")
                            .status())
                    .isEqualTo(201);
            assertThat(tarn.snapshots().list()).hasSize(1);
            assertThat(Tools.send(url, "DELETE", SEEDED, "").body().path("snapshots"))
                    .isEmpty();
            assertThat(Tools.send(url, "PUT", SEEDED + "/restore?account=210987654321", "")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_name_that_is_not_known_or_not_possible_and_an_account_that_is_none_are_refused() throws Exception {
        try (TarnServer tarn = TarnServer.start(Settings.forTest(objects))) {
            URI url = tarn.url();
            Reply unknown = Tools.send(url, "PUT", SEEDED + "/restore", "");
            assertThat(unknown.status()).isEqualTo(400);
            assertThat(unknown.body().toString()).contains("ResourceNotFoundException", "no snapshot 'seeded'");
            assertThat(Tools.send(url, "DELETE", SEEDED, "").status()).isEqualTo(400);
            assertThat(Tools.send(url, "POST", "/_tarn/snapshots/a%20b", "").status())
                    .isEqualTo(400);
            assertThat(Tools.send(url, "POST", SEEDED + "?account=me", "")
                            .body()
                            .toString())
                    .contains("ValidationException");
            assertThat(Tools.send(url, "GET", SEEDED, "").status()).isEqualTo(405);
        }
    }
}
