package dev.tarn.http.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.Internal;
import dev.tarn.http.Requests;
import dev.tarn.http.Samples;
import dev.tarn.http.Tarn;
import dev.tarn.http.Tarn.Reply;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order and the words of what is refused before an operation is asked ({@code decisions.md} D3, D5). */
class FrontDoorTest {

    private Tarn tarn;

    @BeforeEach
    void start() {
        tarn = Tarn.start();
    }

    @AfterEach
    void stop() {
        tarn.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-amz-json-1.0",
                "application/x-amz-json-1.0; charset=utf-8",
                "Application/X-AMZ-JSON-1.0 ;charset=utf-8"
            })
    void parameters_and_case_of_the_content_type_do_not_matter(String type) {
        assertThat(tarn.send(list().setHeader("Content-Type", type)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/json",
                "application/x-amz-json-1.1",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                ";"
            })
    void another_content_type_is_404_and_told_the_right_one(String type) {
        Reply reply = tarn.send(list().setHeader("Content-Type", type));

        Tarn.refused(reply, 404, "UnknownOperationException");
        assertThat(reply.message()).contains("application/x-amz-json-1.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HealthLake.NoSuchOperation",
                "NoSuchService.ListFHIRDatastores",
                "ListFHIRDatastores",
                "healthlake.listfhirdatastores",
                "HealthLake.StartDataTransformationJob",
                "HealthLake.ListFHIRDatastores.",
                ""
            })
    void an_unknown_target_is_an_UnknownOperationException_that_names_the_known_ones(String target) {
        Reply reply = tarn.send(list().setHeader("X-Amz-Target", target));

        Tarn.refused(reply, 400, "UnknownOperationException");
        assertThat(reply.message()).contains("CreateFHIRDatastore").contains("ListTagsForResource");
    }

    @ParameterizedTest
    @ValueSource(strings = {"StartDataTransformationJob", "ListDataTransformationProfiles", "UpdateProfileWithAgent"})
    void an_operation_of_data_transformation_is_one_that_Tarn_does_not_support(String operation) {
        Reply reply = tarn.send(anonymous(operation, "{}"));

        Tarn.refused(reply, 400, "UnknownOperationException");
        assertThat(reply.message()).contains("does not support data transformation", operation, "StartFHIRImportJob");
    }

    @Test
    void a_missing_target_is_an_UnknownOperationException() {
        Tarn.refused(
                tarn.send(tarn.to("/")
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .POST(BodyPublishers.ofString("{}"))),
                400,
                "UnknownOperationException");
    }

    @Test
    void parse_target_authentication_types_constraints_and_state_are_checked_in_this_order() {
        tarn.stub.failWith(new Conflict("in transition"));
        String bad = "{\"DatastoreId\":\"<no!>\",\"Tags\":7}";

        assertThat(tarn.send(anonymous("NoSuch", "{")).error()).isEqualTo("SerializationException");
        assertThat(tarn.send(anonymous("NoSuch", "{}")).error()).isEqualTo("UnknownOperationException");
        assertThat(tarn.send(anonymous("DescribeFHIRDatastore", "{\"DatastoreId\":7}"))
                        .error())
                .isEqualTo("MissingAuthenticationTokenException");
        assertThat(tarn.call("DescribeFHIRDatastore", "{\"DatastoreId\":7}").error())
                .isEqualTo("SerializationException");
        assertThat(tarn.call("DescribeFHIRDatastore", bad).error()).isEqualTo("ValidationException");
        assertThat(tarn.call("DescribeFHIRDatastore", Requests.valid("DescribeFHIRDatastore"))
                        .error())
                .isEqualTo("ConflictException");
    }

    @Test
    void every_violation_of_a_request_is_told_in_the_words_of_Coral() {
        Reply reply = tarn.call(
                "ListFHIRImportJobs",
                "{\"JobName\":\"" + "x".repeat(65) + "\",\"MaxResults\":0,\"JobStatus\":\"LATE\"}");

        Tarn.refused(reply, 400, "ValidationException");
        assertThat(reply.body().path("__type").asText()).isEqualTo("com.amazonaws.healthlake#ValidationException");
        assertThat(reply.message())
                .startsWith("4 validation errors detected: Value null at 'datastoreId' failed to satisfy constraint: "
                        + "Member must not be null; Value '0' at 'maxResults' failed to satisfy constraint: "
                        + "Member must have value greater than or equal to 1; ")
                .contains("at 'jobName' failed to satisfy constraint: Member must have length less than or equal to 64")
                .contains("Value 'LATE' at 'jobStatus' failed to satisfy constraint: "
                        + "Member must satisfy enum value set: [SUBMITTED, QUEUED,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ListFHIRDatastores"})
    void an_operation_that_requires_nothing_needs_no_body(String operation) {
        assertThat(tarn.call(operation, "").status()).isEqualTo(200);
    }

    @Test
    void an_operation_that_requires_something_says_what_where_there_is_no_body() {
        Reply reply = tarn.call("DescribeFHIRDatastore", "");

        Tarn.refused(reply, 400, "ValidationException");
        assertThat(reply.message()).contains("'datastoreId'");
    }

    @Test
    void members_that_nobody_knows_are_ignored() {
        assertThat(tarn.call("ListFHIRDatastores", "{\"NoSuch\":[1],\"Filter\":{\"NorThis\":{}}}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_failure_of_HealthLake_itself_is_500_with_its_words() {
        tarn.stub.failWith(new Internal("HealthLake is tired", null));

        Reply reply = tarn.call("ListTagsForResource", Requests.valid("ListTagsForResource"));

        Tarn.refused(reply, 500, "InternalServerException");
        assertThat(reply.message()).isEqualTo("HealthLake is tired");
    }

    @Test
    void what_nobody_foresaw_is_500_and_shows_nothing_of_the_inside() {
        for (Throwable inside : new Throwable[] {new IllegalStateException("secret"), new StackOverflowError()}) {
            tarn.stub.failWith(inside);
            Reply reply = tarn.call("ListTagsForResource", Requests.valid("ListTagsForResource"));

            Tarn.refused(reply, 500, "InternalServerException");
            assertThat(reply.message())
                    .contains(reply.header("x-amzn-RequestId"))
                    .doesNotContain("secret");
        }
    }

    @Test
    void a_text_that_no_answer_could_echo_is_refused_and_not_our_failure() {
        Reply reply = tarn.call("DescribeFHIRDatastore", "{\"DatastoreId\":\"\\ud800\"}");

        Tarn.refused(reply, 400, "SerializationException");
        assertThat(tarn.call("DescribeFHIRDatastore", "{\"DatastoreId\":\"\\ud83d\\ude00\"}")
                        .message())
                .contains("Value '\uD83D\uDE00' at 'datastoreId'");
    }

    @Test
    void the_endpoint_is_where_the_caller_reached_the_server() {
        String endpoint = tarn.call("DescribeFHIRDatastore", Requests.valid("DescribeFHIRDatastore"))
                .body()
                .path("DatastoreProperties")
                .path("DatastoreEndpoint")
                .asText();

        assertThat(endpoint).isEqualTo(tarn.server.url() + "/datastore/" + Samples.ID + "/r4/");
    }

    private HttpRequest.Builder list() {
        return tarn.aws("ListFHIRDatastores", "{}");
    }

    private HttpRequest.Builder anonymous(String operation, String body) {
        return tarn.to("/")
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "HealthLake." + operation)
                .POST(BodyPublishers.ofString(body));
    }
}
