package dev.tarn.validation.hapi;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The engine in its class loader, which is also the context class loader while it runs: HAPI looks for its cache there.
 * Thread-safe.
 */
final class Engine {

    private static final String NAME = HapiClassLoader.ENGINE + "HapiEngine";

    private final ClassLoader loader;
    private final BiFunction<String, String, List<String[]>> messages;
    private final Predicate<String> profiles;

    /** Creates the engine; the definitions of R4 are not loaded yet. */
    Engine(ClassLoader loader) throws ReflectiveOperationException {
        this.loader = loader;
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Object engine = loader.loadClass(NAME).getConstructor().newInstance();
            @SuppressWarnings("unchecked")
            BiFunction<String, String, List<String[]>> function = (BiFunction<String, String, List<String[]>>) engine;
            @SuppressWarnings("unchecked")
            Predicate<String> predicate = (Predicate<String>) engine;
            messages = function;
            profiles = predicate;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** {@return severity, issue type, text and location of every message} */
    List<String[]> messages(String json, String profile) {
        return inside(() -> messages.apply(json, profile));
    }

    boolean hasProfile(String profile) {
        return inside(() -> profiles.test(profile));
    }

    private <T> T inside(Supplier<T> call) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return call.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
