package dev.tarn.inmemory;

import dev.tarn.domain.account.Caller;
import dev.tarn.inmemory.objectstore.DirectoryObjectStore;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.contract.HeldSubject;
import dev.tarn.ports.contract.PreloadSample;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.objectstore.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The local HealthLake on H2, in file mode, closed and opened again before every call, of which there is one at a time. */
final class ReopeningSubject extends HeldSubject {

    private final Path directory;
    private final ObjectStore objects;
    private LocalHealthLake lake;

    ReopeningSubject() {
        try {
            directory = Files.createTempDirectory("tarn-reopening-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        objects = new DirectoryObjectStore(directory.resolve("objects"));
        lake = open();
    }

    private LocalHealthLake open() {
        return LocalHealthLake.builder()
                .withoutValidation()
                .data(directory.resolve("data"))
                .objects(objects)
                .clock(clock)
                .workers(work)
                .pace(Pace.REAL)
                .describeWait(Duration.ZERO)
                .preloads(PreloadSample::of)
                .build();
    }

    private void reopen() {
        lake.close();
        lake = open();
    }

    @Override
    public HealthLake of(Caller caller) {
        return reopening(HealthLake.class, () -> lake.of(caller));
    }

    /** {@return a port that reopens before each call; the ports that it hands out do the same} */
    private <P> P reopening(Class<P> port, Supplier<?> current) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    if (isPort(method)) {
                        return reopening(method.getReturnType(), () -> call(method, current.get(), arguments));
                    }
                    synchronized (this) {
                        reopen();
                        return call(method, current.get(), arguments);
                    }
                }));
    }

    /** {@return whether a method hands out a port, instead of doing something} */
    private static boolean isPort(Method method) {
        return method.getReturnType() == FhirEndpoint.class
                || (method.getParameterCount() == 0 && method.getReturnType().isInterface());
    }

    private static Object call(Method method, Object target, Object... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected void tick() {
        lake.tick();
    }

    @Override
    public ObjectStore objects() {
        return objects;
    }

    @Override
    public void close() {
        lake.close();
        try (Stream<Path> all = Files.walk(directory)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
