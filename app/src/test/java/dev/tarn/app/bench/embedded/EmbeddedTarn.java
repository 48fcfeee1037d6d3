package dev.tarn.app.bench.embedded;

import dev.tarn.app.TarnServer;
import dev.tarn.app.bench.process.Rounds;
import dev.tarn.app.setting.Settings;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Starts a server as the README's test does, or resets the one that runs. */
public final class EmbeddedTarn {

    /** Asks for another server in the place of the one that runs. */
    public static final String START = "start";

    /** Asks for a reset of a server that has a data store. */
    public static final String RESET = "reset";

    private final Path objects;
    private @Nullable TarnServer running;

    private EmbeddedTarn(Path objects) {
        this.objects = objects;
    }

    /** Takes the folder of the objects. */
    public static void main(String[] arguments) throws Exception {
        EmbeddedTarn embedded = new EmbeddedTarn(Path.of(arguments[0]));
        Rounds.serve(embedded::before, embedded::timed);
        embedded.close();
    }

    private void before(String asked) {
        if (asked.equals(START)) {
            close();
        } else {
            server().healthLake().datastores().create(CreateDatastoreRequest.named("benchmark"));
        }
    }

    private void timed(String asked) {
        if (asked.equals(START)) {
            running = TarnServer.start(Settings.forTest(objects));
        } else {
            server().reset();
        }
    }

    private TarnServer server() {
        if (running == null) {
            throw new IllegalStateException("No server runs");
        }
        return running;
    }

    private void close() {
        if (running != null) {
            running.close();
        }
    }
}
