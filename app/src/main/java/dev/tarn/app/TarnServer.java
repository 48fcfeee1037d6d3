package dev.tarn.app;

import dev.tarn.http.HealthLakeServer;
import dev.tarn.inmemory.LocalHealthLake;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.JobMonitor;
import dev.tarn.ports.ObjectStore;
import java.net.URI;

/**
 * A running Tarn: the local HealthLake, and the server in front of it. For tests:
 *
 * <pre>{@code
 * try (TarnServer tarn = TarnServer.start(Settings.forTest(folder))) {
 *     // point any AWS SDK at tarn.url()
 * }
 * }</pre>
 */
public final class TarnServer implements AutoCloseable {

    private final LocalHealthLake lake;
    private final HealthLakeServer server;

    TarnServer(LocalHealthLake lake, HealthLakeServer server) {
        this.lake = lake;
        this.server = server;
    }

    /**
     * Starts a server; it answers when this returns.
     *
     * @throws RuntimeException where it cannot listen, with what to try
     */
    public static TarnServer start(Settings settings) {
        return start(settings, JobMonitor.NONE);
    }

    static TarnServer start(Settings settings, JobMonitor monitor) {
        return TarnModule.start(settings, monitor);
    }

    /** {@return where it is to be reached: {@code http://127.0.0.1:8080}} */
    public URI url() {
        return server.url();
    }

    /** {@return the HealthLake of the default account and region, without HTTP} */
    public HealthLake healthLake() {
        return lake.healthLake();
    }

    /** {@return where jobs read and write} */
    public ObjectStore objects() {
        return lake.objects();
    }

    /** Forgets every data store, job, tag and client token; objects stay. */
    public void reset() {
        lake.reset();
    }

    /** Takes no more connections, lets running requests end, stops jobs, and gives everything back. */
    @Override
    public void close() {
        server.close();
        lake.close();
    }
}
