package dev.tarn.app.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client of its own account, without any SDK: it tries nothing twice by itself. */
final class Caller {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String account;
    private final RequestLog log;
    private URI server = URI.create("http://127.0.0.1:1");

    Caller(String account, RequestLog log) {
        this.account = account;
        this.log = log;
    }

    /** Turns to the server that has been started now. */
    void at(URI url) {
        server = url;
    }

    /** {@return what an operation answers, which must be 200} */
    JsonNode call(String operation, JsonNode request) throws Unanswered {
        return send(
                        operation + " " + request,
                        signed(server)
                                .header("Content-Type", "application/x-amz-json-1.0")
                                .header("X-Amz-Target", "HealthLake." + operation)
                                .POST(BodyPublishers.ofString(request.toString()))
                                .build())
                .expect(200)
                .json();
    }

    /** {@return the items of all pages of a list} */
    List<JsonNode> list(String operation, ObjectNode request, String member) throws Unanswered {
        List<JsonNode> items = new ArrayList<>();
        while (true) {
            JsonNode page = call(operation, request);
            page.path(member).forEach(items::add);
            if (!page.has("NextToken")) {
                return items;
            }
            request.put("NextToken", page.get("NextToken").asText());
        }
    }

    /** {@return what the FHIR endpoint of a data store answers to a request without a body} */
    Answer fhir(String store, String method, String path) throws Unanswered {
        return send(
                method + " " + path,
                fhir(store, path).method(method, BodyPublishers.noBody()).build());
    }

    /** {@return what the FHIR endpoint of a data store answers to a body; headers are names and values in turn} */
    Answer fhir(String store, String method, String path, String body, String... headers) throws Unanswered {
        HttpRequest.Builder request = fhir(store, path)
                .header("Content-Type", "application/fhir+json")
                .method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(method + " " + path + " " + body, request.build());
    }

    private HttpRequest.Builder fhir(String store, String path) {
        return signed(server.resolve("/datastore/" + store + "/r4/" + path));
    }

    private HttpRequest.Builder signed(URI url) {
        return HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + account + "/20261121/us-east-1/healthlake/aws4_request,"
                                + " SignedHeaders=host, Signature=none");
    }

    private Answer send(String said, HttpRequest request) throws Unanswered {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            log.add(account + " " + said + " -> " + response.statusCode() + " " + response.body());
            return new Answer(said, response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            log.add(account + " " + said + " -> no answer");
            throw new Unanswered(said, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
