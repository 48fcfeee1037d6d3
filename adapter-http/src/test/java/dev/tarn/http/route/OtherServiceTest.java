package dev.tarn.http.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.http.Samples;
import dev.tarn.http.Tarn;
import dev.tarn.http.Tarn.Reply;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;

/** Clients of other services that have been given this address as the endpoint of all (field case F12). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherServiceTest {

    private Tarn tarn;

    @BeforeAll
    void start() {
        tarn = Tarn.start();
    }

    @AfterAll
    void stop() {
        tarn.close();
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /my-bucket/key",
        "GET, /my-bucket?list-type=2",
        "POST, /my-bucket/key?uploads",
        "DELETE, /my-bucket",
    })
    void S3_is_answered_in_its_XML(String method, String path) throws Exception {
        Reply reply = tarn.send(tarn.to(path)
                .header("Authorization", signed("s3"))
                .method(method, BodyPublishers.ofString(method.equals("GET") ? "" : "<a/>")));

        assertThat(reply.status()).isEqualTo(400);
        Document xml = xml(reply);
        assertThat(xml.getDocumentElement().getTagName()).isEqualTo("Error");
        assertThat(text(xml, "Code")).isEqualTo("InvalidRequest");
        assertThat(text(xml, "Message")).contains("'s3'", "AWS_ENDPOINT_URL_HEALTHLAKE", "AWS_ENDPOINT_URL_S3");
        assertThat(reply.header("x-amz-request-id"))
                .isEqualTo(reply.header("x-amzn-RequestId"))
                .isEqualTo(text(xml, "RequestId"));
    }

    @Test
    void a_presigned_URL_and_an_old_signature_are_S3s_too() throws Exception {
        Reply presigned = tarn.send(tarn.to("/b/k?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                        + "&X-Amz-Credential=AKID%2F20261121%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Signature=00")
                .GET());
        Reply old = tarn.send(
                tarn.to("/b/k").header("Authorization", "AWS AKID:c2ln").GET());

        assertThat(text(xml(presigned), "Code")).isEqualTo("InvalidRequest");
        assertThat(text(xml(old), "Message")).contains("'s3'");
    }

    @ParameterizedTest
    @CsvSource({"sts, ErrorResponse", "iam, ErrorResponse", "sns, ErrorResponse", "ec2, Response"})
    void services_of_the_Query_protocol_are_answered_in_their_XML(String service, String root) throws Exception {
        Reply reply = tarn.send(tarn.to("/")
                .header("Authorization", signed(service))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .POST(BodyPublishers.ofString("Action=GetCallerIdentity&Version=2011-06-15")));

        assertThat(reply.status()).isEqualTo(400);
        Document xml = xml(reply);
        assertThat(xml.getDocumentElement().getTagName()).isEqualTo(root);
        assertThat(text(xml, "Code")).isEqualTo("InvalidAction");
        assertThat(text(xml, "Message")).contains("'" + service + "'", "AWS_ENDPOINT_URL_HEALTHLAKE");
    }

    @ParameterizedTest
    @CsvSource({
        "kms, TrentService.Encrypt",
        "athena, AmazonAthena.StartQueryExecution",
        "logs, Logs_20140328.PutLogEvents"
    })
    void services_of_JSON_are_answered_in_JSON(String service, String target) {
        Reply reply = tarn.send(tarn.to("/")
                .header("Authorization", signed(service))
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", target)
                .POST(BodyPublishers.ofString("{}")));

        Tarn.refused(reply, 400, "UnknownOperationException");
        assertThat(reply.message()).contains("'" + service + "'", "AWS_ENDPOINT_URL_HEALTHLAKE");
    }

    @Test
    void a_body_that_is_not_read_does_not_keep_the_answer_away() throws Exception {
        Reply reply = tarn.send(tarn.to("/my-bucket/large")
                .header("Authorization", signed("s3"))
                .PUT(BodyPublishers.ofByteArray(new byte[3 * 1024 * 1024])));

        assertThat(text(xml(reply), "Code")).isEqualTo("InvalidRequest");
    }

    @Test
    void what_is_not_signed_and_what_is_HealthLakes_go_as_they_went() {
        assertThat(tarn.send(tarn.to("/my-bucket/key").GET()).message()).contains("This is Tarn");
        HttpRequest.Builder list = tarn.aws("ListFHIRDatastores", "{}").setHeader("Authorization", signed("s3"));
        Tarn.refused(tarn.send(list), 400, "IncompleteSignatureException");
        Reply fhir = tarn.send(tarn.to("/datastore/" + Samples.ID + "/r4/metadata")
                .header("Authorization", signed("s3"))
                .GET());
        assertThat(fhir.status()).isEqualTo(401);
        Reply odd =
                tarn.send(tarn.to("/x").header("Authorization", signed("<S3>")).GET());
        assertThat(odd.message()).contains("This is Tarn");
    }

    private static String signed(String service) {
        return Tarn.AUTHORIZATION.replace("/healthlake/", "/" + service + "/");
    }

    private static Document xml(Reply reply) throws Exception {
        assertThat(reply.header("Content-Type")).startsWith("application/xml");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(reply.response().body()));
    }

    private static String text(Document xml, String tag) {
        assertThat(xml.getElementsByTagName(tag).getLength()).as(tag).isEqualTo(1);
        return xml.getElementsByTagName(tag).item(0).getTextContent();
    }
}
