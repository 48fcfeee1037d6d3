package dev.tarn.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a server runs on: Vert.x with its event loops, for one server. To make it takes a new JVM as long as to open a
 * database, so it is made on a thread of its own, and whoever begins it early has both at the same time.
 */
public final class HttpEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpEngine.class);

    /** Starting and closing take milliseconds; whoever waits for this long waits in vain. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FutureTask<Vertx> making = new FutureTask<>(HttpEngine::make);

    private HttpEngine() {}

    /** {@return an engine that is being made} Give it to a server, which closes it, or close it. */
    public static HttpEngine begin() {
        return begin(vertx -> {});
    }

    /** {@return an engine that is being made, and will have answered a request before its server is asked the first} */
    public static HttpEngine beginWarm() {
        return begin(Rehearsal::run);
    }

    private static HttpEngine begin(Consumer<Vertx> then) {
        HttpEngine engine = new HttpEngine();
        Runnable work = () -> {
            engine.making.run();
            then.accept(engine.vertx());
        };
        Thread thread = new Thread(work, "tarn-http-engine");
        thread.setDaemon(true);
        thread.start();
        return engine;
    }

    static int loops() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** {@return Vert.x, when it is there} */
    Vertx vertx() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return making.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException("Vert.x could not be started", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Ends it; to be called where no server was started on it. */
    @Override
    public void close() {
        end(vertx().close(), PATIENCE);
    }

    /** Waits for the end of something. If it does not end as it should: what comes after it must be ended too. */
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
        // Nothing is ever read from the class path or cached on disk, so no cache directory is made for it.
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(loops())
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    }
}
