package dev.tarn.app.bench.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How people start Tarn: the one place that says it. Whoever is compared with it runs with the same flags of the JVM. */
public final class ShippedServer {

    /** Data that is kept nowhere. */
    public static final String MEMORY = "memory";

    /** Nothing but {@code java -jar}: what the JVM presets is what is measured. */
    private static final List<String> JVM_FLAGS = List.of();

    /** Flags that fit this one jar and its class path, and so nothing that it is compared with. */
    private static final List<String> FLAGS_OF_THE_JAR =
            List.of("-XX:SharedArchiveFile=" + jar().resolveSibling("tarn.jsa"));

    private ShippedServer() {}

    /** {@return the jar that is measured} */
    public static Path jar() {
        return Path.of(System.getProperty("tarn.jar", "target/tarn.jar")).toAbsolutePath();
    }

    /** {@return the flags that suit any program} */
    public static List<String> jvmFlags() {
        return JVM_FLAGS;
    }

    /** {@return how it is started, without what differs from one start to the next} */
    public static String describe() {
        List<String> words = new ArrayList<>(List.of("java"));
        words.addAll(JVM_FLAGS);
        words.addAll(FLAGS_OF_THE_JAR);
        words.addAll(List.of("-jar", jar().getFileName().toString(), "serve"));
        // The folder is this machine's own.
        return "`" + String.join(" ", words).replace(jar().getParent() + File.separator, "") + "`";
    }

    /**
     * Starts the server; it may not be ready when this returns.
     *
     * @param data a directory, or {@link #MEMORY}
     */
    public static JvmProcess start(Workspace workspace, String data, Path objects) {
        List<String> arguments = new ArrayList<>(JVM_FLAGS);
        arguments.addAll(FLAGS_OF_THE_JAR);
        arguments.addAll(
                List.of("-jar", jar().toString(), "serve", "--port=0", "--data=" + data, "--objects=" + objects));
        return JvmProcess.start(workspace, arguments);
    }
}
