package dev.tarn.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.http.Tarn.Reply;
import dev.tarn.ports.admin.Health;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The paths that are not AWS's. */
class AdminEndpointsTest {

    @Test
    void health_says_that_it_is_up_to_anybody() {
        try (Tarn tarn = Tarn.start()) {
            Reply reply = tarn.send(tarn.to("/_tarn/health").GET());

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Content-Type")).isEqualTo("application/json");
            assertThat(reply.body().path("status").asText()).isEqualTo("up");
            assertThat(reply.body().path("version").asText()).isEqualTo("1.2.3-test");
            assertThat(reply.body().path("uptimeSeconds").isIntegralNumber()).isTrue();
        }
    }

    @Test
    void health_is_503_and_says_why_where_writes_are_refused_or_nothing_works() {
        try (Tarn tarn = Tarn.start()) {
            tarn.health = Health.readOnly("The disk is full. Free some space.").and(Health.readOnly("And one more."));
            Reply readOnly = tarn.send(tarn.to("/_tarn/health").GET());
            assertThat(readOnly.status()).isEqualTo(503);
            assertThat(readOnly.body().path("status").asText()).isEqualTo("read-only");
            assertThat(readOnly.body().path("reason").asText())
                    .isEqualTo("The disk is full. Free some space. And one more.");
            assertThat(readOnly.body().path("version").asText()).isEqualTo("1.2.3-test");

            tarn.health = tarn.health.and(Health.down("Restart Tarn."));
            Reply down = tarn.send(tarn.to("/_tarn/health").method("HEAD", BodyPublishers.noBody()));
            assertThat(down.status()).isEqualTo(503);
            assertThat(tarn.send(tarn.to("/_tarn/health").GET())
                            .body()
                            .path("status")
                            .asText())
                    .isEqualTo("down");
        }
    }

    @Test
    void a_backup_is_written_to_the_directory_that_the_query_names() {
        try (Tarn tarn = Tarn.start()) {
            Reply reply = tarn.send(
                    tarn.to("/_tarn/backup?directory=%2Fback%20ups%2Fa%26b").POST(BodyPublishers.noBody()));

            assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
            assertThat(tarn.backups).containsExactly(Path.of("/back ups/a&b"));
            assertThat(reply.body().path("status").asText()).isEqualTo("complete");
            assertThat(reply.body().path("directory").asText()).isEqualTo("/back ups/a&b");
            assertThat(reply.body().path("bytes").asLong()).isEqualTo(4096);
            assertThat(reply.body().path("stateAt").asText()).isEqualTo("2026-01-02T03:04:05Z");
            assertThat(reply.body().path("durationMillis").asLong()).isEqualTo(17);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "?directory=",
                "?directory=%20",
                "?directory=a&directory=b",
                "?to=/a",
                "?directory=/a&force=true",
                "?directory=%00"
            })
    void a_backup_without_one_directory_is_refused_with_what_would_be_right(String query) {
        try (Tarn tarn = Tarn.start()) {
            Reply reply = tarn.send(tarn.to("/_tarn/backup" + query).POST(BodyPublishers.noBody()));

            Tarn.refused(reply, 400, "ValidationException");
            assertThat(reply.message()).contains("POST /_tarn/backup?directory=/backups/monday");
            assertThat(tarn.backups).isEmpty();
        }
    }

    @Test
    void a_backup_that_a_page_of_another_site_asks_for_is_refused() {
        try (Tarn tarn = Tarn.start()) {
            Reply reply = tarn.send(tarn.to("/_tarn/backup?directory=/a")
                    .header("Origin", "http://elsewhere.example")
                    .POST(BodyPublishers.noBody()));

            assertThat(reply.status()).isEqualTo(403);
            assertThat(tarn.backups).isEmpty();
        }
    }

    @Test
    void reset_resets_and_answers() {
        try (Tarn tarn = Tarn.start()) {
            Reply reply = tarn.send(tarn.to("/_tarn/reset").POST(BodyPublishers.noBody()));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body().path("status").asText()).isEqualTo("reset");
            assertThat(tarn.resets).hasValue(1);
        }
    }

    @Test
    void reset_removes_the_objects_only_where_the_query_asks_for_it() {
        try (Tarn tarn = Tarn.start()) {
            Reply all = tarn.send(tarn.to("/_tarn/reset?objects=true").POST(BodyPublishers.noBody()));

            assertThat(all.status()).isEqualTo(200);
            assertThat(all.body().path("objects").asText()).isEqualTo("removed");
            assertThat(tarn.resetsOfAll).hasValue(1);
            assertThat(tarn.resets).hasValue(0);

            Reply kept = tarn.send(tarn.to("/_tarn/reset?objects=false").POST(BodyPublishers.noBody()));

            assertThat(kept.body().path("objects").asText()).isEqualTo("kept");
            assertThat(tarn.resetsOfAll).hasValue(1);
            assertThat(tarn.resets).hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"object=true", "objects", "objects=yes", "objects=true&objects=false", "objects=%74rue", "x"})
    void a_reset_with_another_query_does_nothing_and_says_what_is_accepted(String query) {
        try (Tarn tarn = Tarn.start()) {
            Reply reply = tarn.send(tarn.to("/_tarn/reset?" + query).POST(BodyPublishers.noBody()));

            Tarn.refused(reply, 400, "ValidationException");
            assertThat(reply.message()).contains("'" + query + "'", "/_tarn/reset?objects=true");
            assertThat(tarn.resets).hasValue(0);
            assertThat(tarn.resetsOfAll).hasValue(0);
        }
    }

    @Test
    void other_methods_are_told_which_ones_there_are() {
        try (Tarn tarn = Tarn.start()) {
            Reply health = tarn.send(tarn.to("/_tarn/health").DELETE());
            Reply reset = tarn.send(tarn.to("/_tarn/reset").GET());

            assertThat(health.status()).isEqualTo(405);
            assertThat(health.header("Allow")).isEqualTo("GET, HEAD");
            assertThat(reset.status()).isEqualTo(405);
            assertThat(reset.header("Allow")).isEqualTo("POST");
            assertThat(tarn.resets).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/no-such-path", "/_tarn", "/_tarn/health/x", "/datastore"})
    void a_path_at_which_nothing_is_is_404_and_says_what_this_is(String path) {
        try (Tarn tarn = Tarn.start()) {
            Reply reply = tarn.send(tarn.to(path).GET());

            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.error()).isEqualTo("UnknownOperationException");
            assertThat(reply.message()).contains("This is Tarn");
        }
    }
}
