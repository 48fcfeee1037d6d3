package dev.tarn.app.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Requests whose bytes were made before, asked in turn and again from the first, and the answers that are right. */
public final class Requests {

    /** The value of the header {@code Host}, the same for each server. */
    static final String HOST = "127.0.0.1";

    private final List<ByteBuffer> bytes;
    private final Set<Integer> right;
    private int next;

    private Requests(List<ByteBuffer> bytes, Set<Integer> right) {
        this.bytes = bytes;
        this.right = right;
    }

    /** {@return these requests} */
    public static Requests of(List<byte[]> requests, Integer... right) {
        return new Requests(requests.stream().map(Requests::outside).toList(), Set.of(right));
    }

    /** {@return a request with the signature of a server that verifies none; headers are whole lines} */
    public static byte[] request(String method, String path, List<String> headers, byte[] body) {
        List<String> all = new ArrayList<>(headers);
        all.add("Authorization: AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/healthlake/aws4_request,"
                + " SignedHeaders=host, Signature=00");
        return unsigned(method, path, all, body);
    }

    /** {@return a request with these headers, {@code Host} and {@code Content-Length}} */
    static byte[] unsigned(String method, String path, List<String> headers, byte[] body) {
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(HOST).append("\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        if (body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[start.length + body.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        return whole;
    }

    /** {@return the bytes of a call of an operation} */
    public static byte[] operation(String operation, String json) {
        return request("POST", "/", operationHeaders(operation), json.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the headers by which a server knows the operation} */
    public static List<String> operationHeaders(String operation) {
        return List.of("Content-Type: application/x-amz-json-1.0", "X-Amz-Target: HealthLake." + operation);
    }

    ByteBuffer next() {
        ByteBuffer request = bytes.get(next).duplicate();
        next = (next + 1) % bytes.size();
        return request;
    }

    void requireRight(Reply reply) {
        if (!right.contains(reply.status())) {
            throw new IllegalStateException("This was answered where " + right + " is right: " + reply.text());
        }
    }

    /** Outside of the heap, or every write would copy them there. */
    private static ByteBuffer outside(byte[] request) {
        return ByteBuffer.allocateDirect(request.length).put(request).flip().asReadOnlyBuffer();
    }
}
