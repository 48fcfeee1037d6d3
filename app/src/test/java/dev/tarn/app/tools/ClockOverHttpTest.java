package dev.tarn.app.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.app.TarnServer;
import dev.tarn.app.setting.Settings;
import dev.tarn.app.setting.ToolSettings;
import dev.tarn.app.tools.Tools.Reply;
import dev.tarn.inmemory.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.healthlake.HealthLakeClient;
import software.amazon.awssdk.services.healthlake.model.DatastoreStatus;
import software.amazon.awssdk.services.healthlake.model.FHIRVersion;

/** {@code /_tarn/clock}. */
class ClockOverHttpTest {

    @TempDir
    private Path objects;

    @Test
    void twenty_minutes_of_CREATING_pass_at_once_and_the_answer_has_the_events_in_order() throws Exception {
        try (TarnServer tarn = TarnServer.start(Settings.forTest(objects).pace(Pace.REAL));
                HealthLakeClient client = Tools.client(tarn, "test", 1)) {
            assertThat(Tools.send(tarn.url(), "POST", "/_tarn/clock", "{\"set\":\"2030-01-31T12:00:00Z\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(Tools.send(tarn.url(), "POST", "/_tarn/clock", "{\"freeze\":true}")
                            .body()
                            .path("frozen")
                            .asBoolean())
                    .isTrue();
            Instant frozenAt = tarn.clock().now();
            String first = create(client);
            Tools.send(tarn.url(), "POST", "/_tarn/clock", "{\"advance\":\"PT1M\"}");
            String second = create(client);
            assertThat(status(client, first)).isEqualTo(DatastoreStatus.CREATING);

            Reply reply = Tools.send(tarn.url(), "POST", "/_tarn/clock", "{\"advance\":\"PT20M\"}");

            assertThat(status(client, first)).isEqualTo(DatastoreStatus.ACTIVE);
            assertThat(status(client, second)).isEqualTo(DatastoreStatus.ACTIVE);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(Instant.parse(reply.body().path("now").asText())).isEqualTo(frozenAt.plusSeconds(21 * 60));
            assertThat(Tools.texts(reply.body().path("events"), "detail-type"))
                    .containsExactly("Data Store Active", "Data Store Active");
            assertThat(reply.body().at("/events/0/detail/datastoreId").asText()).isEqualTo(first);
            assertThat(reply.body().at("/events/1/detail/datastoreId").asText()).isEqualTo(second);
            assertThat(reply.body().at("/events/0/time").asText()).isEqualTo("2030-01-31T12:20:00Z");
            assertThat(reply.body().at("/events/0/source").asText()).isEqualTo("aws.healthlake");
            assertThat(reply.body().at("/events/0/account").asText()).isEqualTo("123456789012");
            assertThat(reply.body().at("/events/0/region").asText()).isEqualTo("us-east-1");
            assertThat(reply.body().at("/events/0/resources/0").asText())
                    .isEqualTo("arn:aws:healthlake:us-east-1:123456789012:datastore/fhir/" + first);
        }
    }

    private static String create(HealthLakeClient client) {
        return client.createFHIRDatastore(request -> request.datastoreTypeVersion(FHIRVersion.R4))
                .datastoreId();
    }

    private static DatastoreStatus status(HealthLakeClient client, String id) {
        return client.describeFHIRDatastore(request -> request.datastoreId(id))
                .datastoreProperties()
                .datastoreStatus();
    }

    @Test
    void the_clock_is_shown_and_the_clock_of_the_server_in_Java_is_the_same() throws Exception {
        try (TarnServer tarn = TarnServer.start(Settings.forTest(objects))) {
            tarn.clock().freeze();
            tarn.clock().advance(Duration.ofDays(3));

            Reply reply = Tools.send(tarn.url(), "GET", "/_tarn/clock", "");

            assertThat(reply.body().path("now").asText())
                    .isEqualTo(tarn.clock().now().toString());
            assertThat(reply.body().path("frozen").asBoolean()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"advance\":\"20 minutes\"}",
                "{\"advance\":\"-PT1S\"}",
                "{\"advance\":20}",
                "{\"advance\":\"PT1S\",\"freeze\":true}",
                "{\"set\":\"tomorrow\"}",
                "{\"freeze\":false}",
                "{\"resume\":null}",
                "{\"rewind\":true}"
            })
    void a_move_that_is_not_understood_is_refused_with_what_would_be_right_and_moves_nothing(String body)
            throws Exception {
        try (TarnServer tarn = TarnServer.start(Settings.forTest(objects))) {
            tarn.clock().freeze();
            Instant before = tarn.clock().now();

            Reply reply = Tools.send(tarn.url(), "POST", "/_tarn/clock", body);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body().path("Message").asText()).contains("PT20M");
            assertThat(tarn.clock().now()).isEqualTo(before);
            assertThat(tarn.clock().isFrozen()).isTrue();
        }
    }

    @Test
    void a_server_that_listens_on_all_addresses_serves_no_tools_unless_asked_to() throws Exception {
        Settings everywhere = Settings.forTest(objects).host("0.0.0.0");
        try (TarnServer closed = TarnServer.start(everywhere);
                TarnServer open = TarnServer.start(everywhere.tools(ToolSettings.DEFAULT.admin(true)))) {
            Reply refused = Tools.send(closed.url(), "POST", "/_tarn/clock", "{\"advance\":\"PT20M\"}");

            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.body().path("Message").asText()).contains("--admin");
            assertThat(Tools.send(open.url(), "POST", "/_tarn/clock", "{\"advance\":\"PT20M\"}")
                            .status())
                    .isEqualTo(200);
        }
    }
}
