package dev.tarn.http.connection;

import java.time.Duration;

/**
 * Size limits and timeouts for requests. Each is set explicitly, because some of Vert.x's defaults are too low for
 * signed requests, others too high or missing.
 *
 * @param requestLine bytes of the request line; beyond it 414
 * @param headers bytes of all headers together; beyond it 431. A session token alone can have 4 KiB and more
 * @param body bytes of a body; beyond it 413
 * @param resource bytes of a body that is for the FHIR endpoint, in the place of {@code body}; HealthLake's 5 MB
 * @param bodies bytes of all bodies together that are being received or processed; beyond it 503
 * @param drained bytes of a refused body that are read and thrown away, so that a client which writes everything
 *     before it reads sees why it was refused; beyond it the connection is closed
 * @param connections open at the same time; beyond it 503, and far beyond it the connection is closed at once
 * @param head until the head of a request is complete, from the opening of the connection or the answer before; an
 *     idle connection is one that begins no request, so this is also how long it is kept. Beyond it the connection is
 *     closed
 * @param read until the body of a request is complete, from the end of its head; beyond it 408
 * @param write until the client has taken an answer, and a second more for each MiB of it; beyond it the connection is
 *     closed
 * @param linger how long a refused body is drained
 * @param answers what requests may cost
 */
public record HttpLimits(
        int requestLine,
        int headers,
        int body,
        int resource,
        long bodies,
        long drained,
        int connections,
        Duration head,
        Duration read,
        Duration write,
        Duration linger,
        AnswerLimits answers) {

    /** The default limits. */
    public static final HttpLimits DEFAULT = new HttpLimits(
            8 * 1024,
            32 * 1024,
            1024 * 1024,
            5 * 1024 * 1024,
            Math.max(16L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 8),
            64L * 1024 * 1024,
            1024,
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            AnswerLimits.DEFAULT);

    public HttpLimits {
        if (requestLine < 1 || headers < 1 || body < 1 || drained < 0) {
            throw new IllegalArgumentException("Sizes are given in bytes, and must be positive");
        }
        if (resource < 1 || bodies < Math.max(body, resource)) {
            throw new IllegalArgumentException("There must be room for the largest body that is allowed: " + resource
                    + " bytes for one, " + bodies + " for all");
        }
        if (connections < 1) {
            throw new IllegalArgumentException("At least one connection must be allowed, not " + connections);
        }
        for (Duration time : new Duration[] {head, read, write, linger}) {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("A time limit must be longer than nothing, not " + time);
            }
        }
    }

    /** {@return these with another limit of connections} */
    public HttpLimits connections(int value) {
        return new HttpLimits(
                requestLine, headers, body, resource, bodies, drained, value, head, read, write, linger, answers);
    }

    /** {@return these with another limit for the bytes of all bodies together} */
    public HttpLimits bodies(long value) {
        return new HttpLimits(
                requestLine, headers, body, resource, value, drained, connections, head, read, write, linger, answers);
    }

    /** {@return these with other limits of what requests may cost} */
    public HttpLimits answers(AnswerLimits value) {
        return new HttpLimits(
                requestLine, headers, body, resource, bodies, drained, connections, head, read, write, linger, value);
    }

    /** {@return these with one time limit for everything that has one} */
    public HttpLimits times(Duration value) {
        return new HttpLimits(
                requestLine,
                headers,
                body,
                resource,
                bodies,
                drained,
                connections,
                value,
                value,
                value,
                value,
                answers);
    }
}
