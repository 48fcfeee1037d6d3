package dev.tarn.app.bench.embedded;

import dev.tarn.app.bench.limit.Echo;
import dev.tarn.app.bench.process.Rounds;
import org.jspecify.annotations.Nullable;

/** Starts the bare server, whatever it is asked for. */
public final class EmbeddedEcho {

    private @Nullable Echo running;

    private EmbeddedEcho() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        EmbeddedEcho embedded = new EmbeddedEcho();
        Rounds.serve(asked -> embedded.close(), asked -> embedded.running = Echo.start());
        embedded.close();
    }

    private void close() {
        if (running != null) {
            running.close();
        }
    }
}
