package dev.tarn.app;

import static dev.tarn.domain.operation.HealthLakeOperation.LIST_FHIR_DATASTORES;
import static dev.tarn.domain.operation.HealthLakeOperation.READ_RESOURCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarn.app.setting.Settings;
import dev.tarn.aws.AwsHealthLakes;
import dev.tarn.domain.account.Caller;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.fault.FaultEffect.Disconnect;
import dev.tarn.domain.fault.FaultErrorCode;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.smart.Access;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.datastore.ListDatastoresRequest;
import dev.tarn.ports.fault.InjectedFault;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same fault met by {@code TarnServer.healthLake()} and by the adapter for AWS over HTTP: the same kind of failure, so that
 * code which handles one of them is tested by the other.
 */
@TestInstance(Lifecycle.PER_CLASS)
class InProcessFaultsTest {

    private TarnServer tarn;
    private AwsHealthLakes adapter;
    private HealthLake inProcess;
    private HealthLake overHttp;
    private DatastoreId store;

    @BeforeAll
    void start(@TempDir Path objects) {
        tarn = TarnServer.start(Settings.forTest(objects));
        adapter = AwsHealthLakes.of(Loopback.settings(tarn.url()));
        inProcess = tarn.healthLake();
        overHttp = adapter.of(Caller.of("123456789012", "us-east-1"));
        store = inProcess.datastores().create(CreateDatastoreRequest.unnamed()).id();
    }

    @AfterAll
    void stop() {
        adapter.close();
        tarn.close();
    }

    @AfterEach
    void clear() {
        tarn.faults().clear();
    }

    private static HealthLakeException listing(HealthLake seen) {
        return catchThrowableOfType(
                HealthLakeException.class, () -> seen.datastores().list(ListDatastoresRequest.all()));
    }

    @ParameterizedTest
    @EnumSource(FaultErrorCode.class)
    void an_error_is_the_same_failure_as_over_HTTP(FaultErrorCode code) {
        tarn.faults().on(LIST_FHIR_DATASTORES).error(code.code());

        HealthLakeException here = listing(inProcess);

        assertThat(here.kind()).isEqualTo(listing(overHttp).kind());
        assertThat(here).hasMessage(code.message());
    }

    @ParameterizedTest
    @EnumSource(Disconnect.Kind.class)
    void a_broken_connection_is_the_same_failure_as_over_HTTP(Disconnect.Kind kind) {
        tarn.faults().on(LIST_FHIR_DATASTORES).disconnect(kind);

        assertThat(listing(inProcess).kind()).isEqualTo(listing(overHttp).kind());
    }

    @ParameterizedTest
    @EnumSource(FaultErrorCode.class)
    void an_error_of_an_interaction_is_the_same_failure_as_over_HTTP(FaultErrorCode code) {
        tarn.faults().on(READ_RESOURCE).error(code.code());

        HealthLakeException here = reading(inProcess);

        assertThat(here.kind()).isEqualTo(reading(overHttp).kind());
        assertThat(here).hasMessage(code.message());
    }

    private HealthLakeException reading(HealthLake seen) {
        ResourceAddress ann = new ResourceAddress(ResourceType.Patient, new ResourceId("ann"));
        return catchThrowableOfType(
                HealthLakeException.class,
                () -> seen.fhir(Access.ALL).resources().read(store, ann));
    }

    @Test
    void a_request_over_HTTP_counts_once() {
        InjectedFault fault = tarn.faults().on(LIST_FHIR_DATASTORES).latency(Duration.ofMillis(1));

        overHttp.datastores().list(ListDatastoresRequest.all());
        assertThat(fault.hits()).isEqualTo(1);
        inProcess.datastores().list(ListDatastoresRequest.all());
        assertThat(fault.hits()).isEqualTo(2);
    }
}
