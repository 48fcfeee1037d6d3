package dev.tarn.app.bench.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How people start Tarn: the one place that says it. Whoever is compared with it runs with the same flags of the JVM. */
public final class ShippedServer {

    /** Data that is kept nowhere. */
    public static final String MEMORY = "memory";

    /** The options of the argument file that suit any program; src/launch/tarn has the reasons. */
    private static final List<String> JVM_FLAGS = List.of("-XX:MaxRAM=1600m");

    /** The argument file, with options that fit this one jar and its class path, and so nothing that it is compared with. */
    private static final String ARGUMENT_FILE = "@" + jar().resolveSibling("tarn");

    /** Resources in memory need a heap that holds them: the input several times over. */
    private static final String HEAP_FOR_MEMORY = "-Xmx6g";

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
        return "`java @tarn serve`, with `" + HEAP_FOR_MEMORY + "` where data is in memory";
    }

    /**
     * Starts the server; it may not be ready when this returns.
     *
     * @param data a directory, or {@link #MEMORY}
     */
    public static JvmProcess start(Workspace workspace, String data, Path objects) {
        return start(workspace, data.equals(MEMORY) ? List.of(HEAP_FOR_MEMORY) : List.of(), data, objects);
    }

    /** Starts the server with data in memory and more of its own flags, such as {@code --auth=DIR}. */
    public static JvmProcess withFlags(Workspace workspace, Path objects, List<String> flags) {
        return start(workspace, List.of(HEAP_FOR_MEMORY), MEMORY, objects, flags);
    }

    /** Starts the server with a heap of another size: an option of the JVM such as {@code -Xmx64m}. */
    public static JvmProcess withHeap(Workspace workspace, String heap, String data, Path objects) {
        return start(workspace, List.of(heap), data, objects);
    }

    private static JvmProcess start(Workspace workspace, List<String> options, String data, Path objects) {
        return start(workspace, options, data, objects, List.of());
    }

    private static JvmProcess start(
            Workspace workspace, List<String> options, String data, Path objects, List<String> flags) {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of(ARGUMENT_FILE, "serve", "--port=0", "--data=" + data, "--objects=" + objects));
        arguments.addAll(flags);
        return JvmProcess.start(workspace, arguments);
    }
}
