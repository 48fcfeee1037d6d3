package dev.tarn.app.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.app.tools.Tools.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.healthlake.HealthLakeClient;

/** The list of faults at {@code /_tarn/faults}. */
class FaultRoutesTest extends FaultTest {

    @Test
    void a_fault_is_added_listed_with_its_hits_and_removed() throws Exception {
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
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | has 0",
                "[]x | line 1, column 3",
                "[1] | must be a JSON object, or an array",
                "{\"operation\":\"StartImport\",\"stall\":true} | 'StartImport' is not an operation of the service"
                        + " healthlake; use one of",
                "{\"stall\":true,\"diskFull\":true} | has 2",
                "{\"stall\":\"yes\"} | 'stall' has to be true",
                "{\"stal\":true} | has 0",
                "{\"error\":{\"code\":\"NoSuchError\"}} | 'NoSuchError' is not an error of HealthLake; add a",
                "{\"error\":{\"code\":\"ThrottlingException\",\"statusCode\":200}} | use one from 400 to 599",
                "{\"error\":{\"code\":\"Throttling\\r\\nX: y\",\"statusCode\":400}} | has 1 to 128 letters",
                "{\"times\":0,\"diskFull\":true} | applies 0 times; use 1 or more",
                "{\"times\":1.5,\"diskFull\":true} | 'times' has to be a whole number",
                "{\"probability\":2,\"diskFull\":true} | use more than 0 and at most 1",
                "{\"disconnect\":\"SILENCE\"} | 'disconnect' is 'SILENCE'; use one of",
                "{\"latency\":-1} | use 0 to 600000",
                "{\"operation\":\"CreateResource\",\"stall\":true} | Only jobs stall",
                "{\"operation\":\"StartFHIRImportJob\",\"endsIn\":\"CREATE_FAILED\"} | only after CreateFHIRDatastore",
                "{\"endsIn\":\"ACTIVE\"} | endsIn is 'ACTIVE'; use CREATE_FAILED",
                "{\"endsIn\":\"CREATE_FAILED\",\"message\":\"x\"} | 'message' needs endsIn FAILED",
                "{\"failObject\":\"rename\",\"object\":\"s3://bucket/*\"} | use one of [READ, WRITE]",
                "{\"object\":\"s3://bucket/*\",\"stall\":true} | Only a failure of objects (failObject)",
                "{\"service\":\"s3\",\"diskFull\":true} | is an error, a latency or a disconnect",
                "{\"service\":\"sqs\",\"latency\":1} | The service is 'sqs'; use healthlake",
                "{\"service\":\"s3\",\"operation\":\"ReadResource\",\"latency\":1} | is not an operation of the"
                        + " service s3",
                "{\"operation\":\"GetObject\",\"latency\":1} | is not an operation of the service healthlake",
                "{\"service\":\"s3\",\"error\":{\"code\":\"Conflict\"}} | 'Conflict' is not an error of S3; add a",
                "[{\"stall\":true},{\"stal\":true}] | has 0"
            })
    void a_fault_that_cannot_be_is_refused_in_words_and_nothing_is_added(String body, String words) throws Exception {
        Reply reply = Tools.send(tarn.url(), "POST", "/_tarn/faults", body);

        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(400);
        assertThat(reply.body().path("Message").asText()).contains(words);
        assertThat(tarn.faults().list()).isEmpty();
    }

    @Test
    void a_reset_removes_the_faults() throws Exception {
        tarn.faults().anywhere().diskFull();
        Tools.send(tarn.url(), "POST", "/_tarn/reset", "");
        assertThat(tarn.faults().isEmpty()).isTrue();
    }
}
