package dev.tarn.inmemory;

import static dev.tarn.domain.operation.HealthLakeOperation.CREATE_FHIR_DATASTORE;
import static dev.tarn.domain.operation.HealthLakeOperation.GET_CAPABILITIES;
import static dev.tarn.domain.operation.HealthLakeOperation.LIST_FHIR_DATASTORES;
import static dev.tarn.domain.operation.HealthLakeOperation.READ_RESOURCE;
import static dev.tarn.domain.operation.HealthLakeOperation.SEARCH_WITH_POST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.account.Caller;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Gone;
import dev.tarn.domain.failure.InsufficientStorage;
import dev.tarn.domain.failure.Throttled;
import dev.tarn.domain.failure.Unreachable;
import dev.tarn.domain.fault.FaultEffect.Disconnect.Kind;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.datastore.ListDatastoresRequest;
import dev.tarn.ports.fault.InjectedFault;
import dev.tarn.ports.fault.inprocess.FaultInjectingHealthLakes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults of requests, as a program meets them that calls the port in the same process ({@code decisions.md} T85). */
class RequestFaultsTest {

    private final LocalHealthLake lake = LocalHealthLake.inMemory();
    private final HealthLake healthLake = lake.healthLake();

    @AfterEach
    void close() {
        lake.close();
    }

    private int stores(HealthLake seen) {
        return seen.datastores().list(ListDatastoresRequest.all()).items().size();
    }

    private HealthLake withoutFaults() {
        return lake.withoutRequestFaults().of(Caller.in(LocalHealthLake.DEFAULT_SCOPE));
    }

    @Test
    void every_operation_but_those_of_HTTP_alone_has_a_call() {
        assertThat(OperationCalls.CALLS.keySet())
                .isEqualTo(EnumSet.complementOf(EnumSet.of(GET_CAPABILITIES, SEARCH_WITH_POST)));
    }

    @ParameterizedTest
    @EnumSource(
            value = HealthLakeOperation.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"GET_CAPABILITIES", "SEARCH_WITH_POST"})
    void each_call_of_an_operation_meets_its_fault_and_no_other(HealthLakeOperation operation) {
        DatastoreId store = DatastoresForTests.create(lake);
        Map<HealthLakeOperation, InjectedFault> faults = new EnumMap<>(HealthLakeOperation.class);
        for (HealthLakeOperation each : HealthLakeOperation.values()) {
            faults.put(each, lake.faults().on(each).throttle());
        }

        for (OperationCalls.Call call : OperationCalls.of(operation)) {
            assertThatThrownBy(() -> call.make(healthLake, store))
                    .isInstanceOf(Throttled.class)
                    .hasMessage("Rate exceeded");
        }

        long calls = OperationCalls.of(operation).size();
        faults.forEach((each, fault) ->
                assertThat(fault.hits()).as(() -> "hits of " + each).isEqualTo(each == operation ? calls : 0));
    }

    @Test
    void the_fourth_call_succeeds_under_three_throttles() {
        InjectedFault fault = lake.faults().on(CREATE_FHIR_DATASTORE).times(3).throttle();

        for (int call = 0; call < 3; call++) {
            assertThatThrownBy(() -> DatastoresForTests.create(lake)).isInstanceOf(Throttled.class);
        }

        assertThat(stores(healthLake)).isZero();
        DatastoresForTests.create(lake);
        assertThat(stores(healthLake)).isEqualTo(1);
        assertThat(fault.hits()).isEqualTo(3);
    }

    @Test
    void an_error_by_its_status_is_the_failure_of_that_status() {
        lake.faults().on(READ_RESOURCE).error("Deleted", 410, "It was deleted");

        assertThatThrownBy(
                        () -> OperationCalls.of(READ_RESOURCE).get(0).make(healthLake, DatastoresForTests.create(lake)))
                .isInstanceOf(Gone.class)
                .hasMessage("It was deleted");
    }

    @Test
    void latencies_add_up_and_pass_before_the_call() {
        List<Duration> passed = new ArrayList<>();
        HealthLake slow = new FaultInjectingHealthLakes(lake.withoutRequestFaults(), lake.faults(), passed::add)
                .of(Caller.in(LocalHealthLake.DEFAULT_SCOPE));
        lake.faults().on(LIST_FHIR_DATASTORES).latency(Duration.ofMinutes(2));
        lake.faults().anywhere().latency(Duration.ofMinutes(3));

        assertThat(stores(slow)).isZero();

        assertThat(passed).containsExactly(Duration.ofMinutes(5));
    }

    @Test
    void an_interrupted_latency_ends_the_call_and_keeps_the_interrupt() {
        lake.faults().on(CREATE_FHIR_DATASTORE).latency(Duration.ofMinutes(10));

        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> DatastoresForTests.create(lake))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("not executed");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(stores(healthLake)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_broken_connection_is_a_failure_that_says_that_there_is_none_in_process(Kind kind) {
        lake.faults().on(CREATE_FHIR_DATASTORE).times(1).disconnect(kind);

        assertThatThrownBy(() -> DatastoresForTests.create(lake))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining(kind.name())
                .hasMessageContaining("has none");

        assertThat(stores(healthLake)).isEqualTo(kind == Kind.TRUNCATED_RESPONSE_BODY ? 1 : 0);
    }

    @Test
    void a_full_disk_rejects_writes_and_not_reads_and_deletions() {
        DatastoreId store = DatastoresForTests.create(lake);
        lake.faults().anywhere().diskFull();

        assertThatThrownBy(() -> DatastoresForTests.create(lake)).isInstanceOf(InsufficientStorage.class);
        assertThat(stores(healthLake)).isEqualTo(1);
        healthLake.datastores().delete(store);
    }

    @Test
    void a_fault_of_one_account_leaves_the_others_alone() {
        lake.faults().on(LIST_FHIR_DATASTORES).account("210987654321").throttle();

        assertThat(stores(healthLake)).isZero();
        HealthLake other = lake.of(Caller.of("210987654321", "us-east-1"));
        assertThatThrownBy(() -> stores(other)).isInstanceOf(Throttled.class);
    }

    @Test
    void what_is_prepared_without_faults_meets_and_counts_none() {
        InjectedFault fault = lake.faults().anywhere().throttle();

        withoutFaults().datastores().create(CreateDatastoreRequest.named("prepared"));

        assertThat(stores(withoutFaults())).isEqualTo(1);
        assertThat(fault.hits()).isZero();
    }
}
