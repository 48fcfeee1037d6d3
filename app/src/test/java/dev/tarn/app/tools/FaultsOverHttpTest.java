package dev.tarn.app.tools;

import static dev.tarn.domain.operation.HealthLakeOperation.CREATE_FHIR_DATASTORE;
import static dev.tarn.domain.operation.HealthLakeOperation.LIST_FHIR_DATASTORES;
import static dev.tarn.domain.operation.HealthLakeOperation.READ_RESOURCE;
import static dev.tarn.domain.operation.HealthLakeOperation.START_FHIR_EXPORT_JOB;
import static dev.tarn.domain.operation.HealthLakeOperation.START_FHIR_IMPORT_JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.app.TarnServer;
import dev.tarn.app.setting.Settings;
import dev.tarn.app.tools.Tools.Reply;
import dev.tarn.domain.fault.FaultEffect.Disconnect;
import dev.tarn.domain.fault.FaultErrorCode;
import dev.tarn.ports.fault.InjectedFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.healthlake.HealthLakeClient;
import software.amazon.awssdk.services.healthlake.model.DatastoreProperties;
import software.amazon.awssdk.services.healthlake.model.DatastoreStatus;
import software.amazon.awssdk.services.healthlake.model.FHIRVersion;
import software.amazon.awssdk.services.healthlake.model.HealthLakeException;
import software.amazon.awssdk.services.healthlake.model.ImportJobProperties;
import software.amazon.awssdk.services.healthlake.model.JobStatus;
import software.amazon.awssdk.services.healthlake.model.ThrottlingException;

/** Injected faults, as official clients see them. */
class FaultsOverHttpTest {

    @TempDir
    private static Path objects;

    private static TarnServer tarn;
    private static HealthLakeClient once;

    @BeforeAll
    static void serve() {
        tarn = TarnServer.start(Settings.forTest(objects));
        once = Tools.client(tarn, "test", 1);
    }

    @AfterAll
    static void stop() {
        once.close();
        tarn.close();
    }

    @AfterEach
    void clear() {
        tarn.faults().clear();
    }

    private static String create() {
        return once.createFHIRDatastore(request -> request.datastoreTypeVersion(FHIRVersion.R4))
                .datastoreId();
    }

    private static DatastoreProperties describe(String id) {
        return once.describeFHIRDatastore(request -> request.datastoreId(id)).datastoreProperties();
    }

    private static String startImport(HealthLakeClient client, String store, String folder) {
        return client.startFHIRImportJob(request -> request.datastoreId(store)
                        .inputDataConfig(input -> input.s3Uri("s3://bucket/" + folder + "/"))
                        .jobOutputDataConfig(output -> output.s3Configuration(
                                s3 -> s3.s3Uri("s3://bucket/out/").kmsKeyId("key")))
                        .dataAccessRoleArn("arn:aws:iam::123456789012:role/any"))
                .jobId();
    }

    private static ImportJobProperties describe(String store, String job) {
        return once.describeFHIRImportJob(request -> request.datastoreId(store).jobId(job))
                .importJobProperties();
    }

    private static void input(String folder, int lines) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append("{\"resourceType\":\"Patient\",\"id\":\"p").append(i).append("\"}\n");
        }
        Files.writeString(
                Files.createDirectories(objects.resolve("bucket").resolve(folder))
                        .resolve("a.ndjson"),
                text);
    }

    @Test
    void a_client_that_retries_succeeds_at_its_fourth_call_under_three_throttles() throws IOException {
        String store = create();
        input("retried", 1);
        try (HealthLakeClient patient = Tools.client(tarn, "test", 4);
                HealthLakeClient hasty = Tools.client(tarn, "test", 3)) {
            InjectedFault fault =
                    tarn.faults().on(START_FHIR_IMPORT_JOB).times(3).throttle();

            String job = startImport(patient, store, "retried");

            assertThat(fault.hits()).isEqualTo(3);
            assertThat(describe(store, job).jobStatus()).isEqualTo(JobStatus.COMPLETED);
            tarn.faults().on(START_FHIR_IMPORT_JOB).times(3).throttle();
            assertThatThrownBy(() -> startImport(hasty, store, "retried"))
                    .isInstanceOf(ThrottlingException.class)
                    .hasMessageContaining("Rate exceeded");
        }
    }

    @Test
    void the_same_over_HTTP_the_list_tells_the_hits() throws Exception {
        Reply added = Tools.send(tarn.url(), "POST", "/_tarn/faults", """
            [{"region":"us-east-1","service":"healthlake","operation":"ListFHIRDatastores","times":3,
              "error":{"statusCode":429,"code":"ThrottlingException"}}]\
            """);
        assertThat(added.status()).isEqualTo(201);
        try (HealthLakeClient patient = Tools.client(tarn, "test", 4)) {
            patient.listFHIRDatastores(request -> {});
        }

        Reply listed = Tools.send(tarn.url(), "GET", "/_tarn/faults", "");
        assertThat(listed.body().at("/faults/0/hits").asInt()).isEqualTo(3);
        String id = listed.body().at("/faults/0/id").asText();
        assertThat(Tools.send(tarn.url(), "DELETE", "/_tarn/faults/" + id, "").status())
                .isEqualTo(200);
        assertThat(tarn.faults().list()).isEmpty();
        assertThat(Tools.send(tarn.url(), "GET", "/_tarn/faults/" + id, "").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(FaultErrorCode.class)
    void every_error_of_HealthLake_reaches_the_client_with_its_code(FaultErrorCode code) {
        tarn.faults().on(LIST_FHIR_DATASTORES).times(1).error(code.code());

        assertThatThrownBy(() -> once.listFHIRDatastores(request -> {}))
                .isInstanceOfSatisfying(HealthLakeException.class, e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code.code());
                    assertThat(e.statusCode()).isEqualTo(code.controlPlaneStatus());
                    // The JDK's HttpURLConnection drops the body of a 401.
                    if (e.statusCode() != 401) {
                        assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(code.message());
                    }
                });
        once.listFHIRDatastores(request -> {});
    }

    @Test
    void a_fault_of_one_account_and_region_leaves_the_others_alone() {
        InjectedFault fault = tarn.faults()
                .on(LIST_FHIR_DATASTORES)
                .account("210987654321")
                .region("us-east-1")
                .throttle();
        once.listFHIRDatastores(request -> {});
        assertThat(fault.hits()).isZero();
        try (HealthLakeClient other = Tools.client(tarn, "210987654321", 1)) {
            assertThatThrownBy(() -> other.listFHIRDatastores(request -> {})).isInstanceOf(ThrottlingException.class);
        }
        assertThat(fault.hits()).isEqualTo(1);
    }

    @Test
    void a_FHIR_interaction_fails_with_an_OperationOutcome() throws Exception {
        String store = create();
        tarn.faults().on(READ_RESOURCE).times(1).throttle();

        HttpResponse<String> response = read(store);

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.body()).contains("OperationOutcome", "throttled", "Rate exceeded");
        assertThat(read(store).statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> read(String store) throws IOException, InterruptedException {
        return Tools.HTTP.send(
                HttpRequest.newBuilder(tarn.url().resolve("/datastore/" + store + "/r4/Patient/ann"))
                        .header("Authorization", Tools.AUTHORIZATION)
                        .build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource(Disconnect.Kind.class)
    void a_broken_connection_is_a_client_exception_of_the_SDK_and_the_next_call_succeeds(Disconnect.Kind kind) {
        InjectedFault fault = tarn.faults().on(LIST_FHIR_DATASTORES).times(1).disconnect(kind);

        // Of bytes that are no HTTP the SDK's client throws the exception of the JDK unwrapped.
        assertThatThrownBy(() -> once.listFHIRDatastores(request -> {}))
                .isInstanceOfAny(SdkClientException.class, UncheckedIOException.class);

        assertThat(fault.hits()).isEqualTo(1);
        once.listFHIRDatastores(request -> {});
    }

    @Test
    void a_truncated_response_is_of_a_request_that_was_executed() {
        int before =
                once.listFHIRDatastores(request -> {}).datastorePropertiesList().size();
        tarn.faults().on(CREATE_FHIR_DATASTORE).times(1).disconnect(Disconnect.Kind.TRUNCATED_RESPONSE_BODY);

        assertThatThrownBy(FaultsOverHttpTest::create).isInstanceOf(SdkClientException.class);

        assertThat(once.listFHIRDatastores(request -> {}).datastorePropertiesList())
                .hasSize(before + 1);
    }

    @Test
    void a_latency_delays_the_answer() {
        tarn.faults().on(LIST_FHIR_DATASTORES).latency(Duration.ofMillis(300));
        long begin = System.nanoTime();

        once.listFHIRDatastores(request -> {});

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void a_data_store_ends_in_CREATE_FAILED_with_both_categories_of_an_error_cause() throws Exception {
        for (String category : new String[] {"RETRYABLE_ERROR", "NON_RETRYABLE_ERROR"}) {
            Tools.send(tarn.url(), "POST", "/_tarn/faults", """
                {"operation":"CreateFHIRDatastore","times":1,"endsIn":"CREATE_FAILED",
                 "errorCause":{"errorMessage":"No capacity","errorCategory":"%s"}}\
                """.formatted(category));

            DatastoreProperties failed = describe(create());

            assertThat(failed.datastoreStatus()).isEqualTo(DatastoreStatus.CREATE_FAILED);
            assertThat(failed.errorCause().errorMessage()).isEqualTo("No capacity");
            assertThat(failed.errorCause().errorCategoryAsString()).isEqualTo(category);
        }
        assertThat(describe(create()).datastoreStatus()).isEqualTo(DatastoreStatus.ACTIVE);
    }

    @Test
    void a_job_stays_IN_PROGRESS_until_its_stall_is_released() throws Exception {
        String store = create();
        input("stalled", 3);
        Reply added = Tools.send(
                tarn.url(), "POST", "/_tarn/faults", "{\"operation\":\"StartFHIRImportJob\",\"stall\":true}");
        String job = startImport(once, store, "stalled");
        assertThat(describe(store, job).jobStatus()).isEqualTo(JobStatus.IN_PROGRESS);
        assertThat(tarn.clock().advance(Duration.ofHours(1)).runningJobs()).isEqualTo(1);

        String id = added.body().at("/faults/0/id").asText();
        Tools.send(tarn.url(), "POST", "/_tarn/faults/" + id + "/release", "");

        assertThat(describe(store, job).jobStatus()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void a_job_fails_after_some_resources_with_the_message_of_the_fault() throws Exception {
        String store = create();
        input("many", 12_000);
        tarn.faults().on(START_FHIR_IMPORT_JOB).times(1).failJob("The service was interrupted", 100);

        ImportJobProperties job = describe(store, startImport(once, store, "many"));

        assertThat(job.jobStatus()).isEqualTo(JobStatus.FAILED);
        assertThat(job.message()).isEqualTo("The service was interrupted");
        assertThat(job.jobProgressReport().totalNumberOfResourcesImported()).isBetween(100L, 11_999L);
    }

    @Test
    void an_export_fails_before_its_first_resource() {
        String store = create();
        tarn.faults().on(START_FHIR_EXPORT_JOB).failJob("No capacity");
        String job = once.startFHIRExportJob(request -> request.datastoreId(store)
                        .outputDataConfig(output -> output.s3Configuration(
                                s3 -> s3.s3Uri("s3://bucket/exported/").kmsKeyId("key")))
                        .dataAccessRoleArn("arn:aws:iam::123456789012:role/any"))
                .jobId();

        assertThat(once.describeFHIRExportJob(
                                request -> request.datastoreId(store).jobId(job))
                        .exportJobProperties()
                        .message())
                .isEqualTo("No capacity");
        assertThat(objects.resolve("bucket").resolve("exported")).doesNotExist();
    }

    @Test
    void an_object_that_cannot_be_read_or_written_fails_the_job_with_its_name() throws Exception {
        String store = create();
        input("unread", 3);
        InjectedFault reading = tarn.faults().anywhere().failReading("s3://bucket/unread/*.ndjson");
        ImportJobProperties unread = describe(store, startImport(once, store, "unread"));
        assertThat(unread.jobStatus()).isIn(JobStatus.FAILED, JobStatus.COMPLETED_WITH_ERRORS);
        assertThat(reading.hits()).isPositive();
        reading.remove();

        InjectedFault writing = tarn.faults().anywhere().failWriting("s3://bucket/out/*anifest.json");
        ImportJobProperties unwritten = describe(store, startImport(once, store, "unread"));
        assertThat(unwritten.jobStatus()).isEqualTo(JobStatus.FAILED);
        assertThat(unwritten.message()).contains("anifest.json", "cannot be written");
        assertThat(writing.hits()).isPositive();
    }

    @Test
    void a_full_disk_rejects_writes_but_not_reads_and_health_says_so() throws Exception {
        String store = create();
        tarn.faults().anywhere().diskFull();

        assertThatThrownBy(FaultsOverHttpTest::create)
                .isInstanceOfSatisfying(
                        HealthLakeException.class,
                        e -> assertThat(e.statusCode()).isEqualTo(507));
        assertThat(describe(store).datastoreStatus()).isEqualTo(DatastoreStatus.ACTIVE);
        HttpResponse<String> put = Tools.HTTP.send(
                HttpRequest.newBuilder(tarn.url().resolve("/datastore/" + store + "/r4/Patient/ann"))
                        .header("Authorization", Tools.AUTHORIZATION)
                        .header("Content-Type", "application/fhir+json")
                        .PUT(BodyPublishers.ofString("{\"resourceType\":\"Patient\",\"id\":\"ann\"}"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(put.statusCode()).isEqualTo(507);
        Reply health = Tools.send(tarn.url(), "GET", "/_tarn/health", "");
        assertThat(health.body().path("status").asText()).isEqualTo("read-only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]x",
                "[1]",
                "{\"operation\":\"StartImport\",\"stall\":true}",
                "{\"stall\":true,\"diskFull\":true}",
                "{\"stall\":\"yes\"}",
                "{\"stal\":true}",
                "{\"error\":{\"code\":\"NoSuchError\"}}",
                "{\"error\":{\"code\":\"ThrottlingException\",\"statusCode\":200}}",
                "{\"error\":{\"code\":\"Throttling\\r\\nX: y\",\"statusCode\":400}}",
                "{\"times\":0,\"diskFull\":true}",
                "{\"times\":1.5,\"diskFull\":true}",
                "{\"probability\":2,\"diskFull\":true}",
                "{\"disconnect\":\"SILENCE\"}",
                "{\"latency\":-1}",
                "{\"operation\":\"CreateResource\",\"stall\":true}",
                "{\"operation\":\"StartFHIRImportJob\",\"endsIn\":\"CREATE_FAILED\"}",
                "{\"endsIn\":\"ACTIVE\"}",
                "{\"endsIn\":\"CREATE_FAILED\",\"message\":\"x\"}",
                "{\"failObject\":\"rename\",\"object\":\"s3://bucket/*\"}",
                "{\"object\":\"s3://bucket/*\",\"stall\":true}",
                "{\"service\":\"s3\",\"diskFull\":true}",
                "[{\"stall\":true},{\"stal\":true}]"
            })
    void a_fault_that_cannot_be_is_refused_in_words_and_nothing_is_added(String body) throws Exception {
        Reply reply = Tools.send(tarn.url(), "POST", "/_tarn/faults", body);

        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(400);
        assertThat(reply.body().path("Message").asText()).isNotEmpty();
        assertThat(tarn.faults().list()).isEmpty();
    }

    @Test
    void a_reset_removes_the_faults() throws Exception {
        tarn.faults().anywhere().diskFull();
        Tools.send(tarn.url(), "POST", "/_tarn/reset", "");
        assertThat(tarn.faults().isEmpty()).isTrue();
    }
}
