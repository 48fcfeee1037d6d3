package dev.tarn.app.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Requests whose bytes were made before, asked in turn and again from the first, and the answers that are right. */
public final class Requests {

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

    /** {@return the bytes of a request of this client, who signs as far as Tarn looks; headers are whole lines} */
    public static byte[] request(String method, String path, List<String> headers, byte[] body) {
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
        head.append("Host: 127.0.0.1\r\n");
        head.append("Authorization: AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/healthlake/aws4_request,")
                .append(" SignedHeaders=host, Signature=00\r\n");
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
        return request(
                "POST",
                "/",
                List.of("Content-Type: application/x-amz-json-1.0", "X-Amz-Target: HealthLake." + operation),
                json.getBytes(StandardCharsets.UTF_8));
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
