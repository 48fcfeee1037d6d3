package dev.tarn.app.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A data store with a few resources that are costly to read and to patch. */
final class Playground implements AutoCloseable {

    /** Credentials of no one: signatures are not verified. */
    static final String AUTHORIZATION = "Authorization: AWS4-HMAC-SHA256"
            + " Credential=test/20260101/us-east-1/healthlake/aws4_request, SignedHeaders=host, Signature=0\r\n";

    /** A resource of 4.8 MB that is one string. */
    static final String LONG = "Patient/long";

    /** A resource of 4 MB of small numbers. */
    static final String DENSE = "Patient/dense";

    /** A resource of 1.5 MB with twelve versions. */
    static final String CHANGED = "Patient/changed";

    /** A small resource. */
    static final String SMALL = "Patient/small";

    private static final int VERSIONS = 12;

    private final Endpoint endpoint;

    Playground(int port) throws IOException {
        this.endpoint = new Endpoint(port);
        put(SMALL, "\"active\":true");
        put(LONG, "\"x\":\"" + "x".repeat(4_800_000) + "\"");
        put(DENSE, "\"x\":[" + "1,".repeat(2_000_000) + "1]");
        for (int i = 0; i < VERSIONS; i++) {
            put(CHANGED, "\"x\":\"" + i + "y".repeat(1_500_000) + "\"");
        }
    }

    String id() {
        return endpoint.id();
    }

    String base() {
        return endpoint.base();
    }

    private void put(String address, String members) throws IOException {
        String json = "{\"resourceType\":\"Patient\",\"id\":\"" + address.substring(address.indexOf('/') + 1) + "\","
                + members + "}";
        Wire.Answer answer = once(request("PUT", base() + address, "Prefer: return=minimal\r\n", json));
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
    }

    /** {@return the answer to a request, on a connection of its own} */
    Wire.Answer once(byte[] request) throws IOException {
        return endpoint.once(request);
    }

    static byte[] operation(String operation, String json) {
        return request(
                "POST",
                "/",
                "X-Amz-Target: HealthLake." + operation + "\r\nContent-Type: application/x-amz-json-1.0\r\n",
                json);
    }

    /** {@return a request with these headers, credentials and a length} */
    static byte[] request(String method, String path, String headers, String body) {
        String type =
                headers.contains("Content-Type") || body.isEmpty() ? "" : "Content-Type: application/fhir+json\r\n";
        byte[] utf8 = body.getBytes(StandardCharsets.UTF_8);
        byte[] head = Wire.ascii(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + AUTHORIZATION + type
                + headers + "Content-Length: " + utf8.length + "\r\n\r\n");
        byte[] whole = new byte[head.length + utf8.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(utf8, 0, whole, head.length, utf8.length);
        return whole;
    }

    /** Deletes the data store. */
    @Override
    public void close() throws IOException {
        Wire.Answer deleted = once(operation("DeleteFHIRDatastore", "{\"DatastoreId\":\"" + id() + "\"}"));
        assertThat(deleted.status()).as(deleted.text()).isEqualTo(200);
    }
}
