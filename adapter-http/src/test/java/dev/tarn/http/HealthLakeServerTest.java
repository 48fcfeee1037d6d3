package dev.tarn.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.tarn.http.Tarn.Reply;
import dev.tarn.ports.HealthLakes;
import dev.tarn.ports.JobWatch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthLakeServerTest {

    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void it_says_where_it_listens() {
        try (Tarn tarn = Tarn.start()) {
            assertThat(tarn.server.port()).isPositive();
            assertThat(tarn.server.url()).hasToString("http://127.0.0.1:" + tarn.server.port());
        }
        try (Tarn everywhere = Tarn.start(settings -> settings.at("0.0.0.0", 0))) {
            assertThat(everywhere.server.url()).hasToString("http://127.0.0.1:" + everywhere.server.port());
            assertThat(everywhere.call("ListFHIRDatastores", "{}").status()).isEqualTo(200);
        }
    }

    @Test
    void a_port_in_use_is_told_with_what_to_try() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HttpSettings settings = HttpSettings.LOCAL.at("127.0.0.1", taken.getLocalPort());

            assertThatThrownBy(() -> start(settings))
                    .isInstanceOf(HttpStartException.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("in use")
                    .hasMessageContaining("0 for any that is free");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-host.invalid", "192.0.2.1"})
    void a_host_that_is_not_this_machine_is_told_with_what_to_try(String host) {
        assertThatThrownBy(() -> start(HttpSettings.LOCAL.at(host, 0)))
                .isInstanceOf(HttpStartException.class)
                .hasMessageContaining(host)
                .hasMessageContaining("try 127.0.0.1");
    }

    @Test
    void settings_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> HttpSettings.LOCAL.at("h", 65_536)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HttpSettings.LOCAL.at("h", -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HttpSettings.LOCAL.at(" ", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HttpSettings.LOCAL.settle(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HttpSettings.LOCAL.grace(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

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
    @ValueSource(strings = {"/", "/no-such-path", "/_tarn", "/_tarn/health/x", "/datastore/x"})
    void a_path_at_which_nothing_is_is_404_and_says_what_this_is(String path) {
        try (Tarn tarn = Tarn.start()) {
            Reply reply = tarn.send(tarn.to(path).GET());

            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.error()).isEqualTo("UnknownOperationException");
            assertThat(reply.message()).contains("This is Tarn");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"r4", "r4/", "r4/Patient", "r4/Patient/1?x=y"})
    void the_FHIR_endpoint_says_in_FHIR_that_it_is_not_there_yet(String path) {
        try (Tarn tarn = Tarn.start()) {
            Reply reply =
                    tarn.send(tarn.to("/datastore/" + Samples.ID + "/" + path).GET());

            assertThat(reply.status()).isEqualTo(501);
            assertThat(reply.header("Content-Type")).isEqualTo("application/fhir+json");
            assertThat(reply.body().path("resourceType").asText()).isEqualTo("OperationOutcome");
            assertThat(reply.body().path("issue").path(0).path("code").asText()).isEqualTo("not-supported");
        }
    }

    @Test
    void a_HealthLake_that_blocks_keeps_nobody_else_waiting() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (Tarn tarn = Tarn.start(settings -> settings.blocking(true))) {
            tarn.stub.first(() -> await(release));
            List<CompletableFuture<Reply>> blocked = Stream.generate(() -> tarn.callLater("ListFHIRDatastores", "{}"))
                    .limit(8)
                    .toList();

            assertThat(tarn.send(tarn.to("/_tarn/health").GET()).status()).isEqualTo(200);
            release.countDown();

            for (CompletableFuture<Reply> reply : blocked) {
                assertThat(reply.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void failures_of_a_HealthLake_that_blocks_are_told_as_well() {
        try (Tarn tarn = Tarn.start(settings -> settings.blocking(true))) {
            tarn.stub.failWith(new IllegalStateException("secret"));

            assertThat(tarn.call("ListFHIRDatastores", "{}").error()).isEqualTo("InternalServerException");
        }
    }

    @Test
    void describe_waits_for_a_job_at_work() throws Exception {
        CompletableFuture<Void> rest = new CompletableFuture<>();
        CountDownLatch watched = new CountDownLatch(1);
        JobWatch watch = (scope, store, job) -> {
            assertThat(scope).isEqualTo(Samples.SCOPE);
            watched.countDown();
            return rest;
        };
        try (Tarn tarn = Tarn.start(settings -> settings.settle(LONG), watch)) {
            CompletableFuture<Reply> reply =
                    tarn.callLater("DescribeFHIRImportJob", Requests.valid("DescribeFHIRImportJob"));
            await(watched);
            assertThat(tarn.stub.asked).isEmpty();

            rest.complete(null);

            assertThat(reply.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DescribeFHIRImportJob", "DescribeFHIRExportJob"})
    void describe_waits_no_longer_than_it_may_and_not_at_all_where_it_may_not(String operation) {
        JobWatch never = (scope, store, job) -> new CompletableFuture<>();
        for (Duration settle : List.of(Duration.ZERO, Duration.ofMillis(50))) {
            try (Tarn tarn = Tarn.start(settings -> settings.settle(settle), never)) {
                assertThat(tarn.call(operation, Requests.valid(operation)).status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void a_closing_server_answers_who_waits_and_takes_no_more() throws Exception {
        CountDownLatch watched = new CountDownLatch(1);
        JobWatch never = (scope, store, job) -> {
            watched.countDown();
            return new CompletableFuture<>();
        };
        Tarn tarn = Tarn.start(settings -> settings.settle(LONG).grace(LONG), never);
        CompletableFuture<Reply> reply =
                tarn.callLater("DescribeFHIRExportJob", Requests.valid("DescribeFHIRExportJob"));
        await(watched);

        tarn.close();

        assertThat(reply.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThatThrownBy(() -> new RawClient(tarn.server.port())).isInstanceOf(IOException.class);
        assertThatNoException().isThrownBy(tarn::close);
    }

    @Test
    void a_closing_server_lets_running_requests_end() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Tarn tarn = Tarn.start(settings -> settings.blocking(true).grace(LONG));
        tarn.stub.first(() -> {
            running.countDown();
            await(release);
        });
        CompletableFuture<Reply> reply = tarn.callLater("ListFHIRDatastores", "{}");
        await(running);

        CompletableFuture<Void> closed;
        try (RawClient idle = new RawClient(tarn.server.port())) {
            closed = CompletableFuture.runAsync(tarn::close);
            assertThat(idle.untilClosed()).isEmpty();
        }
        assertThat(closed).isNotDone();
        release.countDown();

        assertThat(reply.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
        closed.get(60, TimeUnit.SECONDS);
    }

    @Test
    void a_closing_server_waits_no_longer_than_its_grace() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Tarn tarn = Tarn.start(settings -> settings.blocking(true).grace(Duration.ofMillis(50)));
        tarn.stub.first(() -> {
            running.countDown();
            await(release);
        });
        CompletableFuture<Reply> reply = tarn.callLater("ListFHIRDatastores", "{}");
        await(running);

        CompletableFuture<Void> closed = CompletableFuture.runAsync(tarn::close);
        assertThatThrownBy(() -> reply.get(60, TimeUnit.SECONDS)).hasRootCauseInstanceOf(IOException.class);

        release.countDown();
        closed.get(60, TimeUnit.SECONDS);
    }

    @Test
    void two_servers_live_side_by_side() {
        try (Tarn other = Tarn.start()) {
            try (Tarn one = Tarn.start()) {
                assertThat(one.server.port()).isNotEqualTo(other.server.port());
            }
            assertThat(other.call("ListFHIRDatastores", "{}").status()).isEqualTo(200);
        }
    }

    @Test
    void Guice_makes_one_too() {
        Injector injector = Guice.createInjector(new HttpModule(), new AbstractModule() {
            @Override
            protected void configure() {
                bind(HttpSettings.class).toInstance(HttpSettings.LOCAL);
                bind(HealthLakes.class).toInstance(new StubHealthLake());
                bind(JobWatch.class).toInstance(JobWatch.NONE);
                bind(ServerControl.class).toInstance(control());
            }
        });
        try (HealthLakeServer server = injector.getInstance(HealthLakeServer.class)) {
            assertThat(server.port()).isPositive();
            assertThat(injector.getInstance(HealthLakeServer.class)).isSameAs(server);
        }
    }

    private static HealthLakeServer start(HttpSettings settings) {
        return HealthLakeServer.start(settings, new StubHealthLake(), JobWatch.NONE, control());
    }

    private static ServerControl control() {
        return new ServerControl() {
            @Override
            public void reset() {}

            @Override
            public String version() {
                return "test";
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
