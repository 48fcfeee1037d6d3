package dev.tarn.app.status;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server of its own for each test. */
abstract class StatusTest {

    @TempDir
    Path objects;

    StatusServer server;

    @BeforeEach
    void serve() {
        server = new StatusServer(objects);
    }

    @AfterEach
    void stop() {
        server.close();
    }
}
