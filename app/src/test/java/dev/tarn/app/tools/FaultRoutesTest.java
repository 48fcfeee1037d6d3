package dev.tarn.app.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.app.tools.Tools.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
