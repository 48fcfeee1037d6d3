package dev.tarn.app.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.app.tools.Tools.Reply;
import dev.tarn.domain.fault.FaultEffect.Disconnect;
import dev.tarn.domain.fault.S3FaultErrorCode;
import dev.tarn.domain.operation.S3Operation;
import dev.tarn.ports.fault.InjectedFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.healthlake.model.ThrottlingException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Faults of S3's requests, as the official client sees them. */
class S3FaultsTest extends FaultTest {

    /** More than a socket takes at s3, so that the server answers while the client still sends. */
    private static final byte[] LARGE = new byte[3 * 1024 * 1024];

    static {
        new Random(1).nextBytes(LARGE);
    }

    private S3Client s3;
    private S3Client patient;

    @BeforeAll
    void connect() {
        s3 = client(1);
        patient = client(4);
        s3.createBucket(request -> request.bucket("objects"));
    }

    @AfterAll
    void disconnect() {
        s3.close();
        patient.close();
    }

    private S3Client client(int attempts) {
        return S3Client.builder()
                .endpointOverride(tarn.url())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .overrideConfiguration(override -> override.retryStrategy(RetryMode.STANDARD)
                        .retryStrategy(strategy -> strategy.maxAttempts(attempts)))
                .build();
    }

    private void put(S3Client client, String key, byte[] bytes) {
        client.putObject(request -> request.bucket("objects").key(key), RequestBody.fromBytes(bytes));
    }

    private byte[] get(S3Client client, String key) {
        return client.getObjectAsBytes(request -> request.bucket("objects").key(key))
                .asByteArray();
    }

    private Path file(String key) {
        return objects.resolve("objects").resolve(key);
    }

    @Test
    void a_client_that_retries_succeeds_at_its_fourth_call_under_three_SlowDowns() {
        InjectedFault puts = tarn.faults().on(S3Operation.PUT_OBJECT).times(3).throttle();
        InjectedFault gets = tarn.faults().on(S3Operation.GET_OBJECT).times(3).throttle();

        put(patient, "retried", LARGE);

        assertThat(get(patient, "retried")).isEqualTo(LARGE);
        assertThat(puts.hits()).isEqualTo(3);
        assertThat(gets.hits()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(S3FaultErrorCode.class)
    void every_error_reaches_the_client_with_its_code_status_and_message(S3FaultErrorCode code) {
        tarn.faults().on(S3Operation.GET_OBJECT).times(1).error(code.code());

        assertThatThrownBy(() -> get(s3, "any")).isInstanceOfSatisfying(S3Exception.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code.code());
            assertThat(e.statusCode()).isEqualTo(code.status());
            assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(code.message());
            assertThat(e.requestId()).isNotBlank();
        });
    }

    @Test
    void an_upload_that_fails_stores_nothing_and_the_next_one_succeeds() throws IOException {
        tarn.faults().on(S3Operation.PUT_OBJECT).times(1).error("AccessDenied");

        assertThatThrownBy(() -> put(s3, "denied", LARGE))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));

        assertThat(file("denied")).doesNotExist();
        put(s3, "denied", LARGE);
        assertThat(Files.readAllBytes(file("denied"))).isEqualTo(LARGE);
    }

    @Test
    void a_fault_of_some_objects_leaves_the_others_alone() {
        put(s3, "in/a", new byte[] {1});
        put(s3, "out/a", new byte[] {1});
        InjectedFault fault = tarn.faults().onS3().object("s3://objects/in/*").throttle();

        assertThatThrownBy(() -> get(s3, "in/a")).isInstanceOf(S3Exception.class);
        assertThatThrownBy(() -> put(s3, "in/b", LARGE)).isInstanceOf(S3Exception.class);
        get(s3, "out/a");
        s3.listObjectsV2(request -> request.bucket("objects"));
        assertThat(fault.hits()).isEqualTo(2);
    }

    @Test
    void a_fault_without_a_service_is_of_HealthLake_and_one_of_S3_leaves_HealthLake_alone() {
        tarn.faults().anywhere().throttle();
        s3.listBuckets();
        tarn.faults().clear();
        tarn.faults().onS3().throttle();
        once.listFHIRDatastores(request -> {});
        assertThatThrownBy(() -> s3.listBuckets()).isInstanceOf(S3Exception.class);
    }

    @Test
    void a_fault_of_another_account_does_not_apply() {
        tarn.faults().onS3().account("210987654321").throttle();
        s3.listBuckets();
    }

    @Test
    void a_latency_delays_uploads_and_downloads_and_changes_nothing_else() {
        tarn.faults().onS3().latency(Duration.ofMillis(150));
        tarn.faults().onS3().latency(Duration.ofMillis(150));
        long begin = System.nanoTime();
        put(s3, "late", LARGE);
        long middle = System.nanoTime();
        assertThat(get(s3, "late")).isEqualTo(LARGE);
        long end = System.nanoTime();

        assertThat(Duration.ofNanos(middle - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(Duration.ofNanos(end - middle)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @ParameterizedTest
    @EnumSource(Disconnect.Kind.class)
    void a_download_whose_connection_breaks_fails_and_the_next_one_succeeds(Disconnect.Kind kind) throws Exception {
        put(s3, "broken", LARGE);
        // Every time: the JDK's client repeats a GET on a connection that it used before.
        InjectedFault fault = tarn.faults().on(S3Operation.GET_OBJECT).disconnect(kind);

        assertThatThrownBy(() -> download("broken")).isInstanceOf(IOException.class);

        assertThat(fault.hits()).isPositive();
        tarn.faults().clear();
        assertThat(download("broken")).isEqualTo(LARGE);
    }

    /** Of a body that is shorter than its Content-Length, java.net.http throws; the SDK's client here does not. */
    private byte[] download(String key) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(tarn.url().resolve("/objects/" + key))
                .header("Authorization", Tools.AUTHORIZATION.replace("healthlake", "s3"))
                .timeout(Duration.ofSeconds(60))
                .build();
        return Tools.HTTP.send(request, BodyHandlers.ofByteArray()).body();
    }

    @ParameterizedTest
    @EnumSource(value = Disconnect.Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "TRUNCATED_RESPONSE_BODY")
    void an_upload_whose_connection_breaks_stores_nothing(Disconnect.Kind kind) {
        tarn.faults().on(S3Operation.PUT_OBJECT).disconnect(kind);

        assertThatThrownBy(() -> put(s3, "cut", LARGE))
                .isInstanceOfAny(SdkClientException.class, UncheckedIOException.class);

        assertThat(file("cut")).doesNotExist();
        tarn.faults().clear();
        put(s3, "cut" + kind, LARGE);
        assertThat(get(s3, "cut" + kind)).isEqualTo(LARGE);
    }

    @Test
    void faults_of_S3_are_posted_and_listed() throws Exception {
        String fault = """
            {"service":"s3","operation":"GetObject","object":"s3://objects/*","error":{"code":"NoSuchKey"}}\
            """;
        assertThat(Tools.send(tarn.url(), "POST", "/_tarn/faults", fault).status())
                .isEqualTo(201);

        assertThatThrownBy(() -> get(s3, "any")).isInstanceOf(S3Exception.class);

        Reply listed = Tools.send(tarn.url(), "GET", "/_tarn/faults", "");
        assertThat(listed.body().at("/faults/0/service").asText()).isEqualTo("s3");
        assertThat(listed.body().at("/faults/0/operation").asText()).isEqualTo("GetObject");
        assertThat(listed.body().at("/faults/0/hits").asInt()).isEqualTo(1);
    }

    @Test
    void HealthLake_is_still_throttled_by_its_own_faults() {
        tarn.faults().anywhere().throttle();
        assertThatThrownBy(() -> once.listFHIRDatastores(request -> {})).isInstanceOf(ThrottlingException.class);
    }
}
