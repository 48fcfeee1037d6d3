package dev.tarn.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.http.Tarn.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The paths that are not AWS's. */
class HousekeepingTest {

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
