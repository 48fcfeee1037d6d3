package dev.tarn.testing;

import dev.tarn.app.TarnServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** A server in memory with a temporary directory of objects. JUnit before 5.13 closes only a CloseableResource. */
@SuppressWarnings("deprecation")
final class TestServer implements CloseableResource, AutoCloseable {

    /** Accounts of twelve digits that no example uses. */
    private static final AtomicLong ACCOUNTS = new AtomicLong(700_000_000_000L);

    private final TarnServer server;
    private final TestServerSettings settings;
    private final Path objects;

    private TestServer(TarnServer server, TestServerSettings settings, Path objects) {
        this.server = server;
        this.settings = settings;
        this.objects = objects;
    }

    static TestServer start(TestServerSettings settings) {
        try {
            Path objects = Files.createTempDirectory("tarn-objects-");
            return new TestServer(TarnServer.start(settings.of(objects)), settings, objects);
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary directory could be created for objects", e);
        }
    }

    TarnServer server() {
        return server;
    }

    TestServerSettings settings() {
        return settings;
    }

    /** {@return an account that no other test of the JVM has} */
    String newAccount() {
        return Long.toString(ACCOUNTS.incrementAndGet());
    }

    @Override
    public void close() {
        server.close();
        try (Stream<Path> files = Files.walk(objects)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // A temporary directory that cannot be read is the operating system's to remove.
        }
    }
}
