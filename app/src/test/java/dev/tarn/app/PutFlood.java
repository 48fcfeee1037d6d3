package dev.tarn.app;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/**
 * PUTs of new resources on several connections, pipelined, since a client that waits for each answer takes longer than
 * the server. It stops at a number of requests, or when it is closed; each request that was sent is answered, or its
 * connection broke.
 */
final class PutFlood implements AutoCloseable {

    private static final int CONNECTIONS = 4;
    private static final int PIPELINED = 32;
    private static final int PATIENCE_MILLIS = 30_000;

    private final URI endpoint;
    private final int filler;
    private final int most;
    private final AtomicInteger next = new AtomicInteger();
    private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();
    private final Map<Integer, String> samples = new ConcurrentSkipListMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final LongAdder broken = new LongAdder();
    private final LongAdder unanswered = new LongAdder();
    private volatile boolean stopped;

    private PutFlood(URI endpoint, int size, int most) {
        this.endpoint = endpoint;
        this.filler = size - json(0, 0).length();
        this.most = most;
    }

    /** Starts it. {@code size}: bytes of each resource. {@code most}: how many are sent, unless it is closed before. */
    static PutFlood start(URI endpoint, int size, int most) {
        PutFlood flood = new PutFlood(endpoint, size, most);
        for (int i = 0; i < CONNECTIONS; i++) {
            Thread thread = new Thread(flood::run, "put-flood-" + i);
            thread.setDaemon(true);
            thread.start();
            flood.threads.add(thread);
        }
        return flood;
    }

    /** {@return how often this status was answered} */
    long count(int status) {
        LongAdder count = statuses.get(status);
        return count == null ? 0 : count.sum();
    }

    /** {@return an answer that had this status, head and body} */
    String sample(int status) {
        return samples.getOrDefault(status, "none had status " + status);
    }

    /** {@return all statuses that were answered, and how often} */
    Map<Integer, LongAdder> statuses() {
        return statuses;
    }

    /** {@return how many connections the server closed} */
    long broken() {
        return broken.sum();
    }

    /** {@return on how many connections the server answered nothing for half a minute} */
    long unanswered() {
        return unanswered.sum();
    }

    /** Waits until the condition holds, or all is sent. */
    void await(BooleanSupplier condition) throws InterruptedException {
        for (Thread thread : threads) {
            while (thread.isAlive() && !condition.getAsBoolean()) {
                thread.join(10);
            }
        }
    }

    /** Waits until all is sent and answered. */
    void awaitEnd() throws InterruptedException {
        await(() -> false);
    }

    /** Sends no more, and takes the answers that are missing. */
    void end() throws InterruptedException {
        stopped = true;
        awaitEnd();
    }

    @Override
    public void close() {
        try {
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (Socket socket = new Socket(InetAddress.getByName(endpoint.getHost()), endpoint.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 128 * 1024);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 128 * 1024);
            int sent = PIPELINED;
            while (!stopped && sent == PIPELINED) {
                for (sent = 0; sent < PIPELINED; sent++) {
                    int i = next.getAndIncrement();
                    if (i >= most) {
                        break;
                    }
                    out.write(request(i));
                }
                out.flush();
                for (int i = 0; i < sent; i++) {
                    take(in);
                }
            }
        } catch (SocketTimeoutException e) {
            unanswered.increment();
        } catch (IOException e) {
            broken.increment();
        }
    }

    private byte[] request(int i) {
        String json = json(i, filler);
        return ("PUT " + endpoint.getPath() + "Patient/p" + i + " HTTP/1.1\r\nHost: " + endpoint.getAuthority()
                        + "\r\nAuthorization: " + FhirWire.AUTHORIZATION
                        + "\r\nContent-Type: application/fhir+json\r\nContent-Length: " + json.length() + "\r\n\r\n"
                        + json)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** {@return a patient whose text is so long} */
    static String json(int i, int filler) {
        return "{\"resourceType\":\"Patient\",\"id\":\"p" + i + "\",\"name\":[{\"text\":\""
                + "y".repeat(Math.max(0, filler)) + "\"}]}";
    }

    private void take(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int length = 0;
        String line = line(in);
        int status = Integer.parseInt(line.split(" ", 3)[1]);
        while (!line.isEmpty()) {
            head.append(line).append('\n');
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            }
            line = line(in);
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException();
        }
        statuses.computeIfAbsent(status, s -> new LongAdder()).increment();
        samples.computeIfAbsent(status, s -> head + new String(body, StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException();
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }
}
