package dev.tarn.app;

import static dev.tarn.app.SmallServer.timed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.app.process.FatalError;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that is shipped in a small heap: what it rejects, and what still works then. */
class MemoryLimitIT {

    private static final String HEAP = "-Xmx96m";
    private static final int SIZE = 2_000;

    /** More than the heap can hold. */
    private static final int FAR_TOO_MANY = 1_000_000;

    @TempDir
    private Path folder;

    @Test
    void PUTs_without_end_are_rejected_with_507_while_everything_else_is_answered_until_SIGTERM() throws Exception {
        try (SmallServer server = SmallServer.start(folder, HEAP, "memory")) {
            URI endpoint = server.create();
            FhirWire fhir = FhirWire.at(endpoint.toString());
            try (PutFlood flood = PutFlood.start(endpoint, SIZE, FAR_TOO_MANY)) {
                flood.await(() -> flood.count(507) > 1_000);

                assertThat(flood.sample(507))
                        .contains("OperationOutcome", "no-store", "The memory budget is full", "-Xmx");
                assertThat(flood.count(201)).as("%s", flood.statuses()).isGreaterThan(20_000);
                assertThat(timed("GET", () -> fhir.get("Patient/p0").statusCode()))
                        .isEqualTo(200);
                assertThat(timed("health", () -> server.wire().get("/_tarn/health")))
                        .contains("\"status\"");
                assertThat(timed("delete", () -> fhir.delete("Patient/p1").statusCode()))
                        .isEqualTo(204);
                flood.end();
                assertOnly(flood, 201, 507);
            }

            String job = server.importLines(
                    endpoint,
                    IntStream.range(0, 2_000)
                            .mapToObj(i -> PutFlood.json(i, SIZE))
                            .toList());
            assertThat(job).contains("\"JobStatus\":\"FAILED\"", "The memory budget is full", "-Xmx");

            assertThat(timed("reset", () -> server.wire().post("/_tarn/reset"))).startsWith("20");
            URI again = server.create();
            byte[] json = PutFlood.json(0, SIZE).getBytes(StandardCharsets.US_ASCII);
            assertThat(FhirWire.at(again.toString())
                            .put("Patient/p0", json, Map.of())
                            .statusCode())
                    .isEqualTo(201);

            try (PutFlood flood = PutFlood.start(again, SIZE, FAR_TOO_MANY)) {
                flood.await(() -> flood.count(507) > 1_000);
                assertThat(flood.count(507)).isPositive();
                assertOnly(flood, 200, 201, 507);
                server.terminate();
            }
        }
    }

    @Test
    void data_stores_without_end_are_rejected_with_507_and_those_that_exist_can_be_used_and_deleted() throws Exception {
        try (SmallServer server = SmallServer.start(folder, HEAP, "memory")) {
            Wire wire = server.wire();
            String tags = IntStream.range(0, 50)
                    .mapToObj(i ->
                            "{\"Key\":\"" + "k".repeat(125) + (100 + i) + "\",\"Value\":\"" + "v".repeat(256) + "\"}")
                    .collect(Collectors.joining(",", "[", "]"));
            String create = "{\"DatastoreTypeVersion\":\"R4\",\"DatastoreName\":\"" + "n".repeat(256) + "\",\"Tags\":"
                    + tags + "}";

            String id = "";
            String answer = wire.call("CreateFHIRDatastore", create);
            int created = 0;
            while (answer.startsWith("CreateFHIRDatastore 200 ") && created < FAR_TOO_MANY) {
                created++;
                id = wire.last("DatastoreId");
                answer = wire.call("CreateFHIRDatastore", create);
            }

            System.out.println(created + " data stores");
            assertThat(answer)
                    .startsWith("CreateFHIRDatastore 507 ")
                    .contains("InsufficientStorageException", "The memory budget is full");
            String store = "{\"DatastoreId\":\"" + id + "\"}";
            assertThat(timed("describe", () -> wire.call("DescribeFHIRDatastore", store)))
                    .startsWith("DescribeFHIRDatastore 200 ");
            assertThat(timed("list", () -> wire.call("ListFHIRDatastores", "{\"MaxResults\":500}")))
                    .startsWith("ListFHIRDatastores 200 ");
            assertThat(timed("delete", () -> wire.call("DeleteFHIRDatastore", store)))
                    .startsWith("DeleteFHIRDatastore 200 ");
            server.terminate();
        }
    }

    @Test
    void resources_in_a_directory_need_no_heap() throws Exception {
        try (SmallServer server = SmallServer.start(folder, HEAP, "data")) {
            URI endpoint = server.create();
            try (PutFlood flood = PutFlood.start(endpoint, SIZE, 20_000)) {
                flood.awaitEnd();
                assertOnly(flood, 201);
                assertThat(flood.count(201)).isEqualTo(20_000);
            }

            String job = server.importLines(
                    endpoint,
                    IntStream.range(0, 15_000)
                            .mapToObj(i -> PutFlood.json(i, SIZE))
                            .toList());
            assertThat(job)
                    .contains("\"JobStatus\":\"COMPLETED\"", "\"TotalNumberOfImportedFiles\":1")
                    .contains("\"TotalNumberOfResourcesImported\":15000");
            server.terminate();
        }
    }

    /** Either is right; what is not is a server that neither answers nor ends. */
    @Test
    void requests_too_large_for_the_heap_are_rejected_or_end_the_process_with_a_line_that_says_so() throws Exception {
        try (SmallServer server = SmallServer.start(folder, "-Xmx24m", "memory")) {
            URI endpoint = server.create();
            PutFlood flood = PutFlood.start(endpoint, 4_900_000, 64);
            flood.awaitEnd();

            System.out.println(flood.statuses() + ", " + flood.broken() + " connections broken");
            assertThat(flood.unanswered()).isZero();
            OptionalInt status = flood.broken() == 0 ? OptionalInt.empty() : server.status();
            if (status.isPresent()) {
                assertThat(status).hasValue(FatalError.STATUS);
                assertThat(server.log().lines().filter(line -> line.startsWith("Tarn ended")))
                        .as(server.log())
                        .containsOnly("Tarn ended (status 3): the Java heap is too small for what was asked of it."
                                + " Data in a directory are safe; start Tarn again with a larger -Xmx.");
            } else {
                assertThat(timed("health", () -> server.wire().get("/_tarn/health")))
                        .contains("\"status\"");
                assertThat(flood.statuses().keySet()).isSubsetOf(201, 503, 507);
            }
        }
    }

    private static void assertOnly(PutFlood flood, Integer... statuses) {
        assertThat(flood.statuses().keySet()).as("%s", flood.statuses()).isSubsetOf(statuses);
        assertThat(flood.broken() + flood.unanswered()).isZero();
    }
}
