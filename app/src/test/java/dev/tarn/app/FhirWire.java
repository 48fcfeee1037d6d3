package dev.tarn.app;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** A caller of a FHIR endpoint, without any FHIR library; bytes are what comes and goes. */
final class FhirWire {

    /** Tarn verifies no signature, so none need be computed. */
    static final String AUTHORIZATION = "AWS4-HMAC-SHA256 Credential=test/20261121/us-east-1/healthlake/aws4_request,"
            + " SignedHeaders=host, Signature=none";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;

    private FhirWire(String base) {
        this.base = base;
    }

    /** {@return a caller of this endpoint} */
    static FhirWire at(String endpoint) {
        return new FhirWire(endpoint);
    }

    /** {@return a caller of the endpoint of a new data store} */
    static FhirWire of(TarnServer tarn) {
        DatastoreId id = tarn.healthLake()
                .datastores()
                .create(CreateDatastoreRequest.unnamed())
                .id();
        return new FhirWire(tarn.url() + "/datastore/" + id + "/r4/");
    }

    HttpResponse<byte[]> put(String path, byte[] json, Map<String, String> headers) {
        HttpRequest.Builder request =
                to(path).header("Content-Type", "application/fhir+json").PUT(BodyPublishers.ofByteArray(json));
        headers.forEach(request::header);
        return send(request);
    }

    HttpResponse<byte[]> get(String path) {
        return send(to(path).GET());
    }

    HttpResponse<byte[]> delete(String path) {
        return send(to(path).DELETE());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", AUTHORIZATION);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
