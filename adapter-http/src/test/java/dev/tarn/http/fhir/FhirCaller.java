package dev.tarn.http.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarn.http.Samples;
import dev.tarn.http.Tarn;
import dev.tarn.http.Tarn.Reply;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/** Calls the FHIR endpoint of a server with a stub behind it. */
final class FhirCaller {

    static final String BASE = "/datastore/" + Samples.ID + "/r4/";
    static final String PATIENT = "{\"resourceType\":\"Patient\",\"id\":\"ann\",\"x\":1.00}";

    final Tarn tarn;

    FhirCaller(Tarn tarn) {
        this.tarn = tarn;
    }

    /** {@return a request that is signed, to be spoilt} */
    HttpRequest.Builder to(String path) {
        return tarn.to(BASE + path).header("Authorization", Tarn.AUTHORIZATION);
    }

    Reply get(String path) {
        return tarn.send(to(path).GET());
    }

    Reply delete(String path) {
        return tarn.send(to(path).DELETE());
    }

    Reply send(String method, String path, String body, String... headers) {
        return tarn.send(with(method, path, body, headers));
    }

    HttpRequest.Builder with(String method, String path, String body, String... headers) {
        HttpRequest.Builder request =
                to(path).method(method, BodyPublishers.ofString(body)).header("Content-Type", "application/fhir+json");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    Reply put(String path, String body, String... headers) {
        return send("PUT", path, body, headers);
    }

    Reply post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    /** {@return the base as an answer names it} */
    String url() {
        return tarn.server.url() + BASE;
    }

    static String text(Reply reply) {
        return new String(reply.response().body(), StandardCharsets.UTF_8);
    }

    /** Sees that the answer is an OperationOutcome; {@return its first issue's diagnostics} */
    static String refused(Reply reply, int status, String code) {
        assertThat(reply.status()).as("%s", text(reply)).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/fhir+json; charset=utf-8");
        assertThat(reply.header("x-amzn-RequestId")).isNotEmpty();
        assertThat(reply.body().path("resourceType").asText()).isEqualTo("OperationOutcome");
        JsonNode issue = reply.body().path("issue").path(0);
        assertThat(issue.path("severity").asText()).isEqualTo("error");
        assertThat(issue.path("code").asText()).as("%s", issue).isEqualTo(code);
        assertThat(issue.path("diagnostics").asText()).isNotEmpty();
        return issue.path("diagnostics").asText();
    }
}
