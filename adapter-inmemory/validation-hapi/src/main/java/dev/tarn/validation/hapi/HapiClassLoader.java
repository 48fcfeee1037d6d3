package dev.tarn.validation.hapi;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads HAPI, its libraries and the engine, and nothing else but the JDK: what the program has of the same libraries, in
 * whatever version, is not seen. HAPI's jars are resources of this artifact, and are copied into a temporary directory, which
 * is removed when the process ends.
 */
final class HapiClassLoader extends URLClassLoader {

    /** The package of the classes that are linked against HAPI. */
    static final String ENGINE = "dev.tarn.validation.hapi.engine.";

    private static final String LIST = "META-INF/hapi/jars.txt";

    static {
        registerAsParallelCapable();
    }

    private HapiClassLoader(URL[] jars) {
        super("hapi", jars, ClassLoader.getPlatformClassLoader());
    }

    /** {@return a class loader; its jars are opened as they are needed} */
    static HapiClassLoader open() throws IOException {
        JarDirectory directory = JarDirectory.create();
        try {
            List<URL> jars = new ArrayList<>();
            for (String name : text(LIST).strip().split(":", -1)) {
                Path jar = directory.path().resolve(name.substring(name.lastIndexOf('/') + 1));
                try (InputStream in = resource(name)) {
                    Files.copy(in, jar);
                }
                jars.add(jar.toUri().toURL());
            }
            HapiClassLoader loader = new HapiClassLoader(jars.toArray(URL[]::new));
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> loader.closeAndRemove(directory), "tarn-validation-hapi-end"));
            return loader;
        } catch (IOException | RuntimeException e) {
            directory.remove();
            throw e;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!name.startsWith(ENGINE)) {
            return super.findClass(name);
        }
        try (InputStream in = resource(name.replace('.', '/') + ".class")) {
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static String text(String name) throws IOException {
        try (InputStream in = resource(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = HapiClassLoader.class.getResourceAsStream("/" + name);
        if (in == null) {
            throw new FileNotFoundException("the jar tarn-validation-hapi does not have " + name);
        }
        return in;
    }

    private void closeAndRemove(JarDirectory directory) {
        try {
            close();
        } catch (IOException e) {
            // A file that is still open may not be removed; the next process removes it.
        }
        directory.remove();
    }
}
