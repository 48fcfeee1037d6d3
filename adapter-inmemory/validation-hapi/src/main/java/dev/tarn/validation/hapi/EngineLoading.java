package dev.tarn.validation.hapi;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Loads HAPI and its definitions on a thread of its own, since that takes some ten seconds. Thread-safe. */
final class EngineLoading {

    private final FutureTask<Engine> task = new FutureTask<>(EngineLoading::load);

    EngineLoading() {
        Thread thread = new Thread(task, "tarn-validation-hapi");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * {@return the engine} Waits until it is loaded.
     *
     * @throws IllegalStateException if it cannot be loaded; the message says why
     */
    Engine engine() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "HAPI FHIR's validator cannot be loaded: "
                            + Optional.ofNullable(e.getCause())
                                    .map(Throwable::getMessage)
                                    .orElse("no cause is known")
                            + ". It needs 100 MB in the directory of temporary files ("
                            + System.getProperty("java.io.tmpdir") + ") and 400 MB of heap",
                    e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Engine load() throws IOException, ReflectiveOperationException {
        HapiClassLoader loader = HapiClassLoader.open();
        try {
            Engine engine = new Engine(loader);
            engine.messages("{\"resourceType\":\"Basic\"}", "");
            return engine;
        } catch (InvocationTargetException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        }
    }
}
