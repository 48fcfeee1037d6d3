package dev.tarn.app.bench.limit;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.util.Arrays;

/**
 * A bare server: it reads the body of a request and answers with JSON of the size that the path names, as in
 * {@code /480}. It has as many event loops as Tarn, and neither routes nor looks at anything else.
 */
public final class Echo implements AutoCloseable {

    private final Vertx vertx;
    private volatile int port;

    private Echo(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Says where it answers, and does so until its input ends. */
    public static void main(String[] arguments) throws IOException {
        try (Echo echo = start()) {
            System.out.println("The echo is ready at http://127.0.0.1:" + echo.port);
            while (System.in.read() >= 0) {
                // Whoever has started it holds its input open.
            }
        }
    }

    /** {@return one that answers} */
    public static Echo start() {
        int loops = Runtime.getRuntime().availableProcessors();
        Echo echo = new Echo(Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(loops)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false))));
        await(echo.vertx.deployVerticle(echo::listener, new DeploymentOptions().setInstances(loops)));
        return echo;
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private VerticleBase listener() {
        return new VerticleBase() {
            @Override
            public Future<HttpServer> start() {
                return vertx.createHttpServer()
                        .requestHandler(new Answers()::answer)
                        .listen(SocketAddress.sharedRandomPort(1, "127.0.0.1"))
                        .onSuccess(server -> port = server.actualPort());
            }
        };
    }

    private static void await(Future<?> future) {
        future.toCompletionStage().toCompletableFuture().join();
    }

    /** Those of one event loop; what was answered last is at hand. */
    private static final class Answers {

        private String path = "";
        private Buffer answer = Buffer.buffer();

        void answer(HttpServerRequest request) {
            request.body()
                    .onSuccess(body -> request.response()
                            .putHeader("Content-Type", "application/json")
                            .end(of(request.path())));
        }

        private Buffer of(String asked) {
            if (!asked.equals(path)) {
                answer = json(Integer.parseInt(asked.substring(1)));
                path = asked;
            }
            return answer;
        }

        private static Buffer json(int size) {
            byte[] bytes = new byte[Math.max(2, size)];
            Arrays.fill(bytes, (byte) 'a');
            bytes[0] = '"';
            bytes[bytes.length - 1] = '"';
            return Buffer.buffer(bytes);
        }
    }
}
