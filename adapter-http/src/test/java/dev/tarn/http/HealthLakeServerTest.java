package dev.tarn.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.tarn.ports.HealthLakes;
import dev.tarn.ports.event.EventFeed;
import io.vertx.core.internal.VertxInternal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a server listens, and what is said when it cannot. */
class HealthLakeServerTest {

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
        assertThatThrownBy(() -> HttpSettings.LOCAL.describeWait(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HttpSettings.LOCAL.grace(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HttpSettings.LOCAL.allowedHosts(List.of("lake:8080")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'lake:8080' is no host");
    }

    @Test
    void the_name_of_a_host_is_looked_up_as_the_JDK_does_it() {
        try (Tarn tarn = Tarn.start(settings -> settings.at("localhost", 0))) {
            assertThat(tarn.server.url()).hasToString("http://localhost:" + tarn.server.port());
            assertThat(tarn.call("ListFHIRDatastores", "{}").status()).isEqualTo(200);
        }
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
    void a_server_on_an_engine_that_rehearses_is_at_a_port_of_its_own_and_answers_for_itself() throws Exception {
        HttpEngine engine = HttpEngine.beginWarm();
        try (HealthLakeServer server =
                HealthLakeServer.start(engine, HttpSettings.LOCAL, new StubHealthLake(), EventFeed.EMPTY, control())) {
            for (int i = 0; i < 20; i++) {
                HttpResponse<String> answer = HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(server.url().resolve("/_tarn/health"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                assertThat(answer.body()).contains("\"version\":\"test\"");
            }
        }
    }

    @Test
    void an_engine_is_closed_with_its_server_and_without_one() {
        HttpEngine engine = HttpEngine.begin();
        HealthLakeServer.start(engine, HttpSettings.LOCAL, new StubHealthLake(), EventFeed.EMPTY, control())
                .close();
        HttpEngine unused = HttpEngine.beginWarm();
        unused.close();

        for (HttpEngine closed : List.of(engine, unused)) {
            assertThat(((VertxInternal) closed.vertx()).nettyEventLoopGroup().isShuttingDown())
                    .isTrue();
        }
    }

    @Test
    void Guice_makes_one_too() {
        Injector injector = Guice.createInjector(new HttpModule(), new AbstractModule() {
            @Override
            protected void configure() {
                bind(HttpSettings.class).toInstance(HttpSettings.LOCAL);
                bind(HealthLakes.class).toInstance(new StubHealthLake());
                bind(EventFeed.class).toInstance(EventFeed.EMPTY);
                bind(ServerControl.class).toInstance(control());
            }
        });
        try (HealthLakeServer server = injector.getInstance(HealthLakeServer.class)) {
            assertThat(server.port()).isPositive();
            assertThat(injector.getInstance(HealthLakeServer.class)).isSameAs(server);
        }
    }

    private static HealthLakeServer start(HttpSettings settings) {
        return HealthLakeServer.start(settings, new StubHealthLake(), EventFeed.EMPTY, control());
    }

    private static ServerControl control() {
        return new ServerControl() {
            @Override
            public void reset() {}

            @Override
            public void resetAll() {}

            @Override
            public String version() {
                return "test";
            }
        };
    }
}
