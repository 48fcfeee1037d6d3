package dev.tarn.http.smart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tarn.domain.failure.Throttled;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function behind a URL that does not answer well. */
class HttpIdentityProviderTest {

    private static final IdentityProvider.Request REQUEST =
            new IdentityProvider.Request("http://localhost/datastore/d/r4/", "ReadResource", "abc");

    /** More than the threads of the common pool. */
    private static final int CALLS = Runtime.getRuntime().availableProcessors() + 2;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Semaphore asked = new Semaphore(0);
    private final Semaphore closed = new Semaphore(0);
    private final Queue<Socket> accepted = new ConcurrentLinkedQueue<>();
    private ServerSocket function;

    /** What is sent of an answer, which is the only one of its connection, before the function waits for the end of the connection. */
    private volatile String answer = "";

    @BeforeEach
    void serve() throws IOException {
        function = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(() -> {
            while (!function.isClosed()) {
                try {
                    Socket socket = function.accept();
                    accepted.add(socket);
                    threads.execute(() -> answer(socket));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    @AfterEach
    void stop() throws IOException {
        function.close();
        threads.shutdownNow();
    }

    private void answer(Socket from) {
        try (Socket socket = from) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            int length = 0;
            for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
                String lower = line.toLowerCase(Locale.ROOT);
                length = lower.startsWith("content-length: ") ? Integer.parseInt(lower.substring(16)) : length;
            }
            for (int i = 0; i < length; i++) {
                in.read();
            }
            asked.release();
            socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            while (in.read() >= 0) {}
        } catch (SocketException e) {
            // A reset is an end as well.
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        closed.release();
    }

    private static String response(String status, String header, String body) {
        return String.join(
                "\r\n",
                "HTTP/1.1 " + status,
                header,
                "Connection: close",
                "Content-Length: " + body.length(),
                "",
                body);
    }

    private HttpIdentityProvider provider(Duration limit) {
        return new HttpIdentityProvider(URI.create("http://127.0.0.1:" + function.getLocalPort() + "/"), limit);
    }

    @Test
    void functions_that_stall_hold_no_connection_and_no_thread_that_others_need() throws InterruptedException {
        for (String stalling : new String[] {"", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{"}) {
            answer = stalling;
            for (int i = 0; i < CALLS; i++) {
                assertThatExceptionOfType(IdentityProviderException.class)
                        .isThrownBy(() -> provider(Duration.ofMillis(200)).answer(REQUEST))
                        .matches(IdentityProviderException::isTimeout);
            }
            assertThat(closed.tryAcquire(CALLS, 30, TimeUnit.SECONDS))
                    .as("every connection is closed after '%s'", stalling)
                    .isTrue();
        }
        answer = response("200 OK", "X: 1", "{\"a\":1}");
        assertThat(provider(Duration.ofSeconds(30)).answer(REQUEST)).containsEntry("a", 1);
    }

    @Test
    void an_answer_that_is_not_usable_is_a_failure_of_the_function() {
        for (String unusable : new String[] {
            response("200 OK", "X: 1", "{\"a\":\"" + "x".repeat(300_000) + "\"}"),
            response("200 OK", "X-Amz-Function-Error: Unhandled", "{\"a\":1}"),
            response("302 Found", "Location: /", "{\"a\":1}"),
            response("200 OK", "X: 1", "[1]"),
            response("200 OK", "X: 1", ""),
            "no HTTP\r\n\r\n"
        }) {
            answer = unusable;
            assertThatExceptionOfType(IdentityProviderException.class)
                    .as(unusable.substring(0, Math.min(80, unusable.length())))
                    .isThrownBy(() -> provider(Duration.ofSeconds(30)).answer(REQUEST))
                    .matches(failure -> !failure.isTimeout());
        }
    }

    @Test
    void a_33rd_call_at_once_is_refused_and_the_decoder_of_tokens_is_not_counted(@TempDir Path directory)
            throws Exception {
        Path keys = Files.writeString(directory.resolve("jwks.json"), "{\"keys\":[]}");
        IdentityProvider decoder = new JwtIdentityProvider(
                new JwtSettings("i", List.of(), Optional.of(keys), Optional.empty(), List.of("RS256"), "r"),
                InstantSource.system());
        IdentityProvider stalled = provider(Duration.ofMinutes(2));
        IdentityProviders providers = new IdentityProviders(Map.of("stalled", stalled));
        List<Future<Map<String, Object>>> calls = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            calls.add(threads.submit(() -> providers.answer(stalled, REQUEST)));
        }
        assertThat(asked.tryAcquire(32, 60, TimeUnit.SECONDS)).isTrue();

        assertThatExceptionOfType(Throttled.class).isThrownBy(() -> providers.answer(stalled, REQUEST));
        assertThatExceptionOfType(InvalidTokenException.class).isThrownBy(() -> providers.answer(decoder, REQUEST));

        accepted.forEach(HttpIdentityProviderTest::close);
        for (Future<Map<String, Object>> call : calls) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> call.get(60, TimeUnit.SECONDS))
                    .withCauseInstanceOf(IdentityProviderException.class);
        }
        answer = response("200 OK", "X: 1", "{\"a\":1}");
        assertThat(providers.answer(stalled, REQUEST)).containsEntry("a", 1);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
