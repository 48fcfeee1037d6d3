package dev.tarn.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.http.Tarn.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies in another coding than identity ({@code decisions.md} D78). */
class ContentCodingTest {

    private static final String PATIENT = "/datastore/" + Samples.ID + "/r4/Patient/1";
    private static final String BODY = "{\"resourceType\":\"Patient\",\"id\":\"1\"}";

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "GZIP", "deflate", "identity, gzip", "aws-chunked", "x"})
    void any_coding_but_identity_is_415_on_both_wires(String coding) throws IOException {
        try (Tarn tarn = Tarn.start()) {
            Reply aws = tarn.send(tarn.aws("ListFHIRDatastores", "{}").header("Content-Encoding", coding));
            Reply fhir = tarn.send(tarn.to(PATIENT)
                    .header("Authorization", Tarn.AUTHORIZATION)
                    .header("Content-Type", "application/fhir+json")
                    .header("Content-Encoding", coding)
                    .PUT(BodyPublishers.ofByteArray(gzip(BODY))));

            Tarn.refused(aws, 415, "UnsupportedMediaTypeException");
            assertThat(aws.message()).contains("Content-Encoding '" + coding + "'");
            assertThat(fhir.status()).isEqualTo(415);
            assertThat(fhir.body().at("/issue/0/code").asText()).isEqualTo("not-supported");
            assertThat(fhir.body().at("/issue/0/diagnostics").asText()).contains("'" + coding + "'");
            assertThat(tarn.stub.asked).isEmpty();
        }
    }

    @Test
    void identity_is_none() {
        try (Tarn tarn = Tarn.start()) {
            assertThat(tarn.send(tarn.aws("ListFHIRDatastores", "{}").header("Content-Encoding", "Identity"))
                            .status())
                    .isEqualTo(200);
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
