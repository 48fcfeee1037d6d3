package dev.tarn.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server that answers what a test tells it to, one step a request, the last one for ever: what AWS can answer and
 * Tarn's own server never does.
 */
public final class ScriptedService implements AutoCloseable {

    /** What is done with one request. */
    @FunctionalInterface
    public interface Step {
        void answer(HttpExchange exchange) throws IOException;
    }

    /** What a caller sent. */
    public record Received(Headers headers, String body) {

        /** The header of this name, or nothing. */
        public String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Step> steps = new ArrayDeque<>();
    private final List<Received> asked = new CopyOnWriteArrayList<>();

    private ScriptedService(List<Step> script) {
        steps.addAll(script);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public static ScriptedService answering(Step... script) {
        return new ScriptedService(List.of(script));
    }

    /** A whole answer of this status. */
    public static Step reply(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** An error as HealthLake words it. */
    public static Step error(int status, String type, String message) {
        return reply(status, "{\"__type\":\"com.amazonaws.healthlake#" + type + "\",\"Message\":\"" + message + "\"}");
    }

    /** An answer that promises more bytes than come. */
    public static Step cutAfter(String body) {
        return exchange -> {
            exchange.sendResponseHeaders(200, body.length() + 1_000L);
            exchange.getResponseBody().write(body.getBytes(UTF_8));
            exchange.getResponseBody().flush();
        };
    }

    /** A connection that is closed without a word. */
    public static Step hangUp() {
        return exchange -> {};
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Received> asked() {
        return List.copyOf(asked);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            asked.add(new Received(exchange.getRequestHeaders(), body));
            next().answer(exchange);
        }
    }

    private synchronized Step next() {
        return steps.size() > 1 ? steps.remove() : steps.element();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
