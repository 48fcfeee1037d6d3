package dev.tarn.http.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.account.Scope;
import dev.tarn.http.Tarn;
import dev.tarn.http.Tarn.Reply;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who a caller is, by the header {@code Authorization}; signatures are not verified. */
class AuthorizationHeaderTest {

    private Tarn tarn;

    @BeforeEach
    void start() {
        tarn = Tarn.start();
    }

    @AfterEach
    void stop() {
        tarn.close();
    }

    @Test
    void the_header_Authorization_must_be_there_and_whole() {
        Tarn.refused(tarn.send(anonymous("ListFHIRDatastores", "{}")), 400, "MissingAuthenticationTokenException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic dXNlcjpwYXNz",
                "AWS4-HMAC-SHA256",
                "AWS4-HMAC-SHA256 nothing",
                "AWS4-HMAC-SHA256 Credential=AKID/20261121/us-east-1/healthlake/aws4_request, SignedHeaders=host",
                "AWS4-HMAC-SHA256 Credential=AKID/20261121/us-east-1/healthlake/aws4_request, Signature=00",
                "AWS4-HMAC-SHA256 Credential=, SignedHeaders=host, Signature=00",
                "AWS4-HMAC-SHA256 SignedHeaders=host, Signature=00",
                "AWS4-HMAC-SHA256 XCredential=a/b/c/healthlake/aws4_request, SignedHeaders=host, Signature=00",
                "AWS4-HMAC-SHA256 Credential=AKID/us-east-1/healthlake/aws4_request, SignedHeaders=h, Signature=0",
                "AWS4-HMAC-SHA256 Credential=/20261121/us-east-1/healthlake/aws4_request, SignedHeaders=h, Signature=0",
                "AWS4-HMAC-SHA256 Credential=AKID/20261121/us-east-1/s3/aws4_request, SignedHeaders=h, Signature=0",
                "AWS4-HMAC-SHA256 Credential=AKID/20261121/US_EAST/healthlake/aws4_request, SignedHeaders=h, Signature=0"
            })
    void an_Authorization_that_is_not_whole_is_told_what_a_whole_one_is(String authorization) {
        Reply reply = tarn.send(list().setHeader("Authorization", authorization));

        Tarn.refused(reply, 400, "IncompleteSignatureException");
        assertThat(reply.message()).contains("Credential=<access key>/<yyyymmdd>/<region>/healthlake/aws4_request");
    }

    @ParameterizedTest
    @CsvSource({
        "AKIDEXAMPLE, us-east-1, 123456789012, us-east-1",
        "210987654321, eu-west-2, 210987654321, eu-west-2",
        "21098765432, eu-west-2, 123456789012, eu-west-2",
        "2109876543210, us-gov-west-1, 123456789012, us-gov-west-1",
        "AKIDEXAMPLE, '', 123456789012, us-east-1"
    })
    void the_scope_is_the_region_of_the_credentials_and_the_account_that_the_access_key_is(
            String key, String region, String account, String expectedRegion) {
        tarn.send(list().setHeader("Authorization", Tarn.authorization(key, region)));

        assertThat(tarn.stub.scopes).containsExactly(Scope.of(account, expectedRegion));
    }

    @Test
    void a_header_without_spaces_after_its_commas_will_do() {
        String tight = Tarn.AUTHORIZATION.replace(", ", ",");

        assertThat(tarn.send(list().setHeader("Authorization", tight)).status()).isEqualTo(200);
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
