package dev.tarn.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine of one server: Vert.x with its event loops. Creating it takes a newly started JVM as long as opening a
 * database, so it is created on its own thread and the two can run in parallel.
 */
public final class HttpEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpEngine.class);

    /** Timeout for starting and closing, which normally take milliseconds. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CompletableFuture<Vertx> made = CompletableFuture.supplyAsync(HttpEngine::make, HttpEngine::aside);
    private final CompletableFuture<Void> warmed;

    private HttpEngine(Consumer<Vertx> warming) {
        warmed = made.thenAcceptAsync(warming, HttpEngine::aside);
    }

    /** {@return an engine that is being created} Pass it to a server, which closes it, or close it. */
    public static HttpEngine begin() {
        return begin(vertx -> {});
    }

    /** {@return an engine that is being created, and is warmed up with one request before its server receives any} */
    public static HttpEngine beginWarm() {
        return begin(WarmUp::run);
    }

    private static HttpEngine begin(Consumer<Vertx> warming) {
        try {
            return new HttpEngine(warming);
        } catch (LinkageError e) {
            throw HttpStartException.of(e);
        }
    }

    static int loops() {
        return Runtime.getRuntime().availableProcessors();
    }

    /**
     * {@return Vert.x, once it is created}
     *
     * @throws HttpStartException if the class path has another Netty or Vert.x than Tarn needs
     */
    Vertx vertx() {
        try {
            return made.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof LinkageError unlinked) {
                throw HttpStartException.of(unlinked);
            }
            throw new IllegalStateException("Vert.x could not be started", e.getCause());
        }
    }

    /** Closes the engine; must be called if no server was started on it. */
    @Override
    public void close() {
        // Wait for the warm-up, which would log errors if Vert.x were closed meanwhile.
        warmed.handle((nothing, failure) -> failure).join();
        if (!made.isCompletedExceptionally()) {
            end(vertx().close(), PATIENCE);
        }
    }

    private static void aside(Runnable work) {
        Thread thread = new Thread(work, "tarn-http-engine");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits for the future. Failures are logged and not thrown, because the remaining resources must be closed too. */
    static void end(Future<?> future, Duration patience) {
        try {
            await(future, patience);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            LOG.warn("The server has not closed as it should", e);
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static <T> T await(Future<T> future, Duration patience)
            throws ExecutionException, TimeoutException, InterruptedException {
        return future.toCompletionStage().toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Vertx make() {
        // No cache directory, because nothing is read from the class path or cached on disk. The JDK resolves the only
        // name that is looked up, the host's; an empty hosts file and an unused name server keep Vert.x from reading
        // the system's resolver files.
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(loops())
                .setAddressResolverOptions(new AddressResolverOptions()
                        .setHostsValue(Buffer.buffer())
                        .addServer("127.0.0.1"))
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    }
}
