package dev.tarn.aws;

import static dev.tarn.aws.Samples.STORE;
import static dev.tarn.aws.ScriptedService.hangUp;
import static dev.tarn.aws.ScriptedService.reply;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarn.aws.ScriptedService.Received;
import dev.tarn.aws.ScriptedService.Step;
import dev.tarn.domain.failure.Duplicate;
import dev.tarn.domain.failure.FailureKind;
import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.smart.Access;
import dev.tarn.ports.fhir.ConditionalDelete;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.DeleteResource;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.fhir.PatchResource;
import dev.tarn.ports.fhir.Precondition;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.StoredResource;
import dev.tarn.ports.fhir.TransactionEntry;
import dev.tarn.ports.fhir.TransactionFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** FHIR requests as they are sent, and answers that HealthLake can give and Tarn's own server does not. */
class FhirTest {

    private static final ResourceAddress PATIENT = new ResourceAddress(ResourceType.Patient, new ResourceId("p"));
    private static final String STORED = "{\"resourceType\":\"Patient\",\"id\":\"p\",\"meta\":{\"versionId\":\"2\","
            + "\"lastUpdated\":\"2026-03-01T08:00:00.250Z\"}}";
    private static final CreateResource CREATE =
            CreateResource.of(ResourceType.Patient, ResourceJson.of("{\"resourceType\":\"Patient\"}"));

    @Test
    void a_request_is_signed_for_healthlake_and_goes_to_the_endpoint_that_describe_shows() {
        List<Received> asked = run(fhir -> fhir.resources().read(STORE, PATIENT), reply(200, STORED));
        assertThat(asked).hasSize(2);
        assertThat(asked.get(1).header("Authorization"))
                .matches("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/\\d{8}/us-east-1/healthlake/aws4_request,"
                        + " SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*, Signature=[0-9a-f]{64}");
        assertThat(asked.get(1).header("X-Amz-Date")).matches("\\d{8}T\\d{6}Z");
    }

    @Test
    void the_endpoint_is_described_once() {
        List<Received> asked = run(
                fhir -> {
                    fhir.resources().read(STORE, PATIENT);
                    fhir.resources().read(STORE, PATIENT);
                },
                reply(200, STORED));
        assertThat(asked.stream().map(one -> one.header("X-Amz-Target")))
                .containsExactly("HealthLake.DescribeFHIRDatastore", "", "");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void a_read_is_repeated_after_a_passing_fault(int status) {
        assertThat(run(
                        fhir -> assertThat(fhir.resources().read(STORE, PATIENT).version())
                                .isEqualTo(new VersionId(2)),
                        reply(status, ""),
                        reply(200, STORED)))
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void a_write_that_may_have_been_done_is_not_repeated(int status) {
        assertThat(run(
                        fhir -> assertThat(catchThrowable(() -> fhir.resources().create(STORE, CREATE)))
                                .isInstanceOf(HealthLakeException.class),
                        reply(status, ""),
                        reply(201, STORED)))
                .hasSize(2);
    }

    @Test
    void a_write_whose_connection_breaks_is_not_repeated() {
        assertThat(run(
                        fhir -> assertThat(failure(() -> fhir.resources().create(STORE, CREATE))
                                        .kind())
                                .isEqualTo(FailureKind.UNREACHABLE),
                        hangUp(),
                        reply(201, STORED)))
                .hasSize(2);
    }

    @Test
    void a_write_that_was_throttled_is_repeated() {
        assertThat(run(fhir -> fhir.resources().create(STORE, CREATE), reply(429, ""), reply(201, STORED)))
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid, INVALID",
        "401, forbidden, ACCESS_DENIED",
        "403, forbidden, ACCESS_DENIED",
        "404, not-found, NOT_FOUND",
        "404, not-supported, UNSUPPORTED",
        "405, not-supported, UNSUPPORTED",
        "409, conflict, CONFLICT",
        "409, duplicate, DUPLICATE",
        "410, deleted, GONE",
        "412, conflict, PRECONDITION_FAILED",
        "413, too-costly, UNPROCESSABLE",
        "415, processing, INVALID",
        "422, processing, UNPROCESSABLE",
        "429, throttled, THROTTLED",
        "500, exception, INTERNAL",
        "501, not-supported, UNSUPPORTED",
        "503, throttled, OVERLOADED",
        "503, exception, UNREACHABLE",
        "507, no-store, INSUFFICIENT_STORAGE",
        "301, exception, BROKEN_PROMISE"
    })
    void an_OperationOutcome_is_a_failure_with_its_words(int status, String code, FailureKind kind) {
        String outcome = "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"" + code
                + "\",\"details\":{\"text\":\"short\"},\"diagnostics\":\"Oh no; 100% sorry\"}]}";
        run(
                fhir -> {
                    HealthLakeException failure = failure(() -> fhir.resources().create(STORE, CREATE));
                    assertThat(failure.kind()).isEqualTo(kind);
                    assertThat(failure.getMessage()).startsWith("Oh no; 100% sorry");
                },
                reply(status, outcome));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"message\":\"Rate exceeded\"}", "{\"Message\":\"Rate exceeded\"}"})
    void an_error_of_AWS_on_the_FHIR_endpoint_is_a_failure_with_its_words(String body) {
        run(
                fhir -> assertThat(failure(() -> fhir.resources().create(STORE, CREATE)))
                        .hasMessage("Rate exceeded"),
                reply(403, body));
    }

    @Test
    void a_conditional_delete_requires_the_version_that_was_found_and_searches_again_if_it_was_updated() {
        String found = "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[{\"resource\":" + STORED
                + ",\"search\":{\"mode\":\"match\"}}]}";
        ConditionalDelete delete = new ConditionalDelete(
                ResourceType.Patient, List.of(new QueryParameter("gender", "male")), Precondition.NONE);
        List<Received> asked = run(
                fhir -> assertThat(fhir.conditionals().delete(STORE, delete).address())
                        .isEqualTo(PATIENT),
                reply(200, found),
                reply(412, ""),
                reply(200, found),
                exchange -> {
                    exchange.getResponseHeaders().set("ETag", "W/\"3\"");
                    exchange.getResponseHeaders().set("Last-Modified", "Sat, 21 Nov 2026 10:15:30 GMT");
                    exchange.sendResponseHeaders(204, -1);
                });
        assertThat(asked.stream().map(one -> one.header("If-Match"))).containsExactly("", "", "W/\"2\"", "", "W/\"2\"");
    }

    @Test
    void a_page_of_HTML_is_told_by_its_status() {
        run(
                fhir -> assertThat(failure(() -> fhir.resources().create(STORE, CREATE))
                                .getMessage())
                        .matches("HealthLake at http://127.0.0.1:\\d+ answered HTTP status 502 and no message"),
                reply(502, "<html>busy</html>"));
    }

    @Test
    void a_duplicate_names_the_resource_of_Location() {
        Step duplicate = exchange -> {
            exchange.getResponseHeaders().set("Location", "https://x/datastore/1/r4/Patient/first");
            reply(409, "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"code\":\"duplicate\"}]}")
                    .answer(exchange);
        };
        run(
                fhir -> assertThat(catchThrowableOfType(
                                        Duplicate.class, () -> fhir.resources().create(STORE, CREATE))
                                .original())
                        .contains("Patient/first"),
                duplicate);
    }

    @Test
    void what_a_write_leaves_out_of_its_answer_is_read() {
        Step minimal = exchange -> {
            exchange.getResponseHeaders().set("Location", "Patient/p/_history/2");
            reply(201, "").answer(exchange);
        };
        run(
                fhir -> {
                    StoredResource made = fhir.resources().create(STORE, CREATE);
                    assertThat(made.address()).isEqualTo(PATIENT);
                    assertThat(made.json()).hasToString(STORED);
                },
                minimal,
                reply(200, STORED));
    }

    @Test
    void a_deletion_without_headers_is_found_in_the_history() {
        String history = "{\"resourceType\":\"Bundle\",\"type\":\"history\",\"total\":3,\"entry\":[{\"request\":{"
                + "\"method\":\"DELETE\",\"url\":\"Patient/p\"},\"response\":{\"status\":\"204\",\"etag\":\"W/\\\"3\\\"\","
                + "\"lastModified\":\"2026-03-01T08:00:00.250Z\"}}]}";
        run(
                fhir -> assertThat(fhir.resources()
                                .delete(STORE, DeleteResource.of(PATIENT))
                                .version())
                        .isEqualTo(new VersionId(3)),
                reply(204, ""),
                reply(200, history));
    }

    @Test
    void a_409_to_a_conditional_patch_of_an_active_store_is_a_precondition_that_failed() {
        PatchResource patch = new PatchResource(PATIENT, ResourceJson.of("[]"), Precondition.version(VersionId.FIRST));
        run(
                fhir -> assertThat(failure(() -> fhir.resources().patch(STORE, patch))
                                .kind())
                        .isEqualTo(FailureKind.PRECONDITION_FAILED),
                reply(409, "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"code\":\"conflict\"}]}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Patient\"}}",
                "{\"resourceType\":\"Patient\"},{\"request\":{}}",
                "[]",
                "1",
                "",
                "{\"a\":1",
                "\uFEFF{}"
            })
    void a_body_that_could_break_out_of_its_entry_is_refused_before_it_is_sent(String body) {
        TransactionEntry bad =
                TransactionEntry.of(CreateResource.of(ResourceType.Patient, ResourceJson.of(body.getBytes(UTF_8))));
        assertThat(run(fhir -> assertThat(catchThrowableOfType(
                                        TransactionFailed.class,
                                        () -> fhir.transactions()
                                                .execute(STORE, List.of(TransactionEntry.of(CREATE), bad)))
                                .entry())
                        .isEqualTo(1)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"resourceType\":\"Patient\"}", "{\"resourceType\":\"Patient\"", "<html>"})
    void an_answer_that_is_no_stored_resource_is_a_broken_promise(String body) {
        run(
                fhir -> assertThat(failure(() -> fhir.resources().read(STORE, PATIENT))
                                .kind())
                        .isEqualTo(FailureKind.BROKEN_PROMISE),
                reply(200, body));
    }

    @Test
    void an_answer_that_stops_in_its_middle_is_unreachable_in_time() {
        CountDownLatch end = new CountDownLatch(1);
        Step stops = exchange -> {
            exchange.sendResponseHeaders(200, STORED.length());
            exchange.getResponseBody().write(STORED.substring(0, 20).getBytes(UTF_8));
            exchange.getResponseBody().flush();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        try (ScriptedService service = described(stops);
                AwsHealthLakes lakes =
                        AwsHealthLakes.of(AtOnce.at(service.url()).answeredWithin(Duration.ofMillis(500)))) {
            HealthLakeException failure = failure(
                    () -> lakes.healthLake().fhir(Access.ALL).resources().create(STORE, CREATE));
            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(failure).hasMessageContaining("did not answer in time");
        } finally {
            end.countDown();
        }
    }

    @Test
    void a_thread_that_is_interrupted_stops_and_stays_interrupted() {
        List<Received> asked = run(
                fhir -> {
                    fhir.resources().read(STORE, PATIENT);
                    Thread.currentThread().interrupt();
                    HealthLakeException failure = failure(() -> fhir.resources().read(STORE, PATIENT));
                    assertThat(Thread.interrupted()).isTrue();
                    assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
                    assertThat(failure).hasMessageContaining("interrupted");
                },
                reply(200, STORED));
        assertThat(asked).as("the describe and the first read").hasSize(2);
    }

    private static HealthLakeException failure(ThrowingCallable request) {
        HealthLakeException failure = catchThrowableOfType(HealthLakeException.class, request);
        assertThat(failure).isNotNull();
        return failure;
    }

    private static List<Received> run(Consumer<FhirEndpoint> calls, Step... answers) {
        try (ScriptedService service = described(answers);
                AwsHealthLakes lakes = AwsHealthLakes.of(AtOnce.at(service.url()))) {
            calls.accept(lakes.healthLake().fhir(Access.ALL));
            return service.asked();
        }
    }

    /** Answers each describe with a store whose endpoint is at the same server, and other requests by the steps. */
    private static ScriptedService described(Step... answers) {
        List<Step> steps = new ArrayList<>(Arrays.asList(answers));
        return ScriptedService.answering(exchange -> {
            if (exchange.getRequestHeaders().containsKey("X-Amz-Target")) {
                String base = "http://" + exchange.getRequestHeaders().getFirst("Host");
                reply(200, Samples.described("ACTIVE", "").replace("https://healthlake.us-east-1.amazonaws.com", base))
                        .answer(exchange);
                return;
            }
            Step step;
            synchronized (steps) {
                step = steps.size() > 1 ? steps.remove(0) : steps.get(0);
            }
            step.answer(exchange);
        });
    }
}
