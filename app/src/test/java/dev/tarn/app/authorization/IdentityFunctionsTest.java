package dev.tarn.app.authorization;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tarn.app.TarnServer;
import dev.tarn.app.setting.BadSettings;
import dev.tarn.app.setting.Settings;
import dev.tarn.domain.datastore.AuthorizationStrategy;
import dev.tarn.domain.datastore.DatastoreConfiguration;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.IdentityProviderConfiguration;
import dev.tarn.domain.datastore.LambdaArn;
import dev.tarn.domain.datastore.SmartMetadata;
import dev.tarn.http.smart.IdentityProvider;
import dev.tarn.http.smart.IdentityProviders;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where the functions of {@code IdpLambdaArn} come from: the embedding program, or {@code idp.json} of {@code --auth}. */
@Timeout(120)
class IdentityFunctionsTest {

    private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:idp";
    private static final String METADATA = "{\"authorization_endpoint\":\"https://idp.example/authorize\","
            + "\"token_endpoint\":\"https://idp.example/token\",\"grant_types_supported\":[\"client_credentials\"],"
            + "\"capabilities\":[],\"code_challenge_methods_supported\":[\"S256\"]}";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    private static DatastoreId store(TarnServer server) {
        return server.healthLake()
                .datastores()
                .create(CreateDatastoreRequest.unnamed()
                        .configured(DatastoreConfiguration.R4.identityProvider(new IdentityProviderConfiguration(
                                AuthorizationStrategy.SMART_ON_FHIR_V1,
                                false,
                                Optional.of(new SmartMetadata(METADATA)),
                                Optional.of(new LambdaArn(ARN))))))
                .id();
    }

    private static CompletableFuture<HttpResponse<String>> get(TarnServer server, DatastoreId store) {
        return get(server, store, "Patient/none");
    }

    private static CompletableFuture<HttpResponse<String>> get(TarnServer server, DatastoreId store, String path) {
        URI url = server.url().resolve("/datastore/" + store + "/r4/" + path);
        return HTTP.sendAsync(
                HttpRequest.newBuilder(url)
                        .header("Authorization", "Bearer abc")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static Map<String, Object> accepted(IdentityProvider.Request request) {
        return Map.of(
                "authPayload",
                Map.of(
                        "isAuthorized",
                        true,
                        "nbf",
                        0,
                        "exp",
                        99_999_999_999L,
                        "aud",
                        request.datastoreEndpoint(),
                        "scope",
                        "system/*.read"),
                "iamRoleARN",
                "arn:aws:iam::123456789012:role/r");
    }

    @Test
    void a_function_of_the_program_has_a_second_and_32_that_do_not_end_are_the_most() {
        CountDownLatch goOn = new CountDownLatch(1);
        IdentityProvider function = request -> {
            while (true) {
                try {
                    goOn.await();
                    return accepted(request);
                } catch (InterruptedException e) {
                    // As a program would that does not expect it.
                }
            }
        };
        IdentityProviders providers = new IdentityProviders(Map.of(ARN, function));
        try (TarnServer server = TarnServer.start(Settings.forTest(directory).identityProviders(providers))) {
            DatastoreId store = store(server);
            List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                calls.add(get(server, store));
            }
            for (CompletableFuture<HttpResponse<String>> call : calls) {
                assertThat(call.join().statusCode()).isEqualTo(500);
                assertThat(call.join().body()).contains("\"timeout\"", "Timeout during custom Idp execution.");
            }
            HttpResponse<String> refused = get(server, store).join();
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body()).contains("\"throttled\"", "More than 32 requests");

            goOn.countDown();
            HttpResponse<String> answer = get(server, store).join();
            while (answer.statusCode() == 429) {
                answer = get(server, store).join();
            }
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
        }
    }

    @Test
    void idp_json_of_the_directory_of_authorization_is_used_without_idp() throws IOException {
        Files.writeString(directory.resolve("idp.json"), "{\"*\":{\"url\":\"http://127.0.0.1:9/\"}}");
        try (TarnServer server =
                TarnServer.start(Settings.forTest(directory.resolve("objects")).auth(directory))) {
            HttpResponse<String> answer = get(server, store(server)).join();
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("The identity provider function failed.");
        }
        IdentityProviders given = new IdentityProviders(Map.of(ARN, IdentityFunctionsTest::accepted));
        try (TarnServer server = TarnServer.start(
                Settings.forTest(directory.resolve("objects")).auth(directory).identityProviders(given))) {
            assertThat(get(server, store(server)).join().statusCode())
                    .as("providers of the settings come first")
                    .isEqualTo(404);
        }
    }

    @Test
    void the_role_of_an_answer_must_allow_the_action_where_there_are_roles() throws IOException {
        Files.createDirectories(directory.resolve("roles"));
        Files.createDirectories(directory.resolve("policies"));
        Files.writeString(
                directory.resolve("policies/reads.json"),
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"healthlake:ReadResource\","
                        + "\"Resource\":\"*\"}}");
        Files.writeString(
                directory.resolve("roles/r.json"),
                "{\"AssumeRolePolicyDocument\":{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
                        + "\"Principal\":{\"Service\":\"healthlake.amazonaws.com\"}}},\"Policies\":[\"reads\"]}");
        IdentityProviders given = new IdentityProviders(Map.of(ARN, IdentityFunctionsTest::accepted));
        try (TarnServer server = TarnServer.start(
                Settings.forTest(directory.resolve("objects")).auth(directory).identityProviders(given))) {
            DatastoreId store = store(server);
            assertThat(get(server, store).join().statusCode()).isEqualTo(404);
            HttpResponse<String> search = get(server, store, "Patient").join();
            assertThat(search.statusCode()).isEqualTo(403);
            assertThat(search.body())
                    .contains(
                            "\"forbidden\"",
                            "User: arn:aws:sts::123456789012:assumed-role/r/healthlake is not authorized to perform:"
                                    + " healthlake:SearchWithGet on resource: ",
                            store + " because no identity-based policy allows the healthlake:SearchWithGet action");
        }
    }

    @Test
    void the_time_limit_of_the_settings_is_that_of_functions_behind_urls() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Files.writeString(
                    directory.resolve("idp.json"),
                    "{\"*\":{\"url\":\"http://127.0.0.1:" + silent.getLocalPort() + "/\"}}");
            Settings settings = Settings.forTest(directory.resolve("objects")).auth(directory);
            try (TarnServer server =
                    TarnServer.start(settings.auth(settings.auth().idpTimeout(Duration.ofMinutes(1))))) {
                DatastoreId store = store(server);
                CompletableFuture<HttpResponse<String>> call = get(server, store);
                try (Socket function = silent.accept()) {
                    assertThatExceptionOfType(TimeoutException.class)
                            .as("a second is not the limit")
                            .isThrownBy(() -> call.get(1_500, TimeUnit.MILLISECONDS));
                    function.getOutputStream()
                            .write("HTTP/1.1 500 Error\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII));
                }
                assertThat(call.join().body()).contains("The identity provider function failed.");
            }
        }
    }

    @Test
    void a_faulty_idp_json_is_a_fault_at_start() throws IOException {
        Files.writeString(directory.resolve("idp.json"), "{\"*\":{}}");
        Settings settings = Settings.forTest(directory.resolve("objects")).auth(directory);
        assertThatExceptionOfType(BadSettings.class)
                .isThrownBy(() -> TarnServer.start(settings))
                .withMessageContaining("idp.json': * must have either url or jwt");
    }

    @Test
    void idp_json_may_appear_later_and_is_read_again_after_a_change() throws IOException {
        AtomicLong nanos = new AtomicLong();
        Path file = directory.resolve("idp.json");
        Supplier<IdentityProviders> providers =
                ConfiguredIdentityProviders.inDirectory(directory, Duration.ofSeconds(1), nanos::get);
        assertThat(providers.get().isEmpty()).isTrue();

        Files.writeString(file, "{\"" + ARN + "\":{\"url\":\"http://127.0.0.1:9/\"}}");
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        IdentityProviders first = providers.get();
        assertThat(first.find(ARN)).isPresent();
        assertThat(providers.get()).isSameAs(first);

        Files.writeString(file, "{");
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(providers.get()).as("the last one without faults").isSameAs(first);

        Files.delete(file);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(providers.get().isEmpty()).isTrue();
    }
}
