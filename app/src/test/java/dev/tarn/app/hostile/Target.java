package dev.tarn.app.hostile;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.tarn.app.ShippedJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The shipped server in a JVM of its own with a heap of 512 MiB, and a management connection to that JVM. */
final class Target implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;
    private static final int SHOWN = 4_000;

    private final Process process;
    private final Path log;
    private final int port;
    private final JMXConnector management;

    private Target(Process process, Path log) throws IOException {
        this.process = process;
        this.log = log;
        this.port = ShippedJar.readyUrl(process.inputReader(StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("The server ended before it was ready"))
                .getPort();
        this.management = management(process.pid());
    }

    /**
     * Starts the server; it is ready when this returns.
     *
     * @param data the value of {@code --data}
     */
    static Target start(Path folder, String data) throws IOException {
        Path log = folder.resolve("target.log");
        ProcessBuilder builder = new ShippedJar(folder)
                .with("-Xmx512m")
                .builder(
                        Map.of(), "serve", "--port", "0", "--data", data, "--objects", "objects", "--validation", "off")
                .redirectError(log.toFile());
        return new Target(builder.start(), log);
    }

    @SuppressWarnings("BanJNDI") // The address comes from the JVM that this test started.
    private static JMXConnector management(long pid) throws IOException {
        try {
            VirtualMachine vm = VirtualMachine.attach(Long.toString(pid));
            try {
                return JMXConnectorFactory.connect(new JMXServiceURL(vm.startLocalManagementAgent()));
            } finally {
                vm.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException(e);
        }
    }

    int port() {
        return port;
    }

    MBeanServerConnection management() {
        try {
            return management.getMBeanServerConnection();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** {@return what the server wrote to its log} */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "";
        }
    }

    /** {@return the end of the log} */
    String lastWords() {
        String all = log();
        return all.substring(Math.max(0, all.length() - SHOWN));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
}
