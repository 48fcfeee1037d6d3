package dev.tarn.app.tools;

import static dev.tarn.domain.operation.HealthLakeOperation.CREATE_FHIR_DATASTORE;
import static dev.tarn.domain.operation.HealthLakeOperation.LIST_FHIR_DATASTORES;
import static dev.tarn.domain.operation.HealthLakeOperation.READ_RESOURCE;
import static dev.tarn.domain.operation.HealthLakeOperation.START_FHIR_IMPORT_JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.fault.FaultEffect.Disconnect;
import dev.tarn.domain.fault.FaultErrorCode;
import dev.tarn.ports.fault.InjectedFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.healthlake.HealthLakeClient;
import software.amazon.awssdk.services.healthlake.model.HealthLakeException;
import software.amazon.awssdk.services.healthlake.model.JobStatus;
import software.amazon.awssdk.services.healthlake.model.ThrottlingException;

/** Faults of requests, as official clients see them. */
class FaultsOverHttpTest extends FaultTest {

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

    private HttpResponse<String> read(String store) throws IOException, InterruptedException {
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

        assertThatThrownBy(this::create).isInstanceOf(SdkClientException.class);

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
}
