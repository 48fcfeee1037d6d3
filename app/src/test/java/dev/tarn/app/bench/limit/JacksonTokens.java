package dev.tarn.app.bench.limit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.tarn.app.bench.input.Input;
import dev.tarn.app.bench.process.Rounds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads all lines of the input as JSON tokens, on as many threads as an import parses with, and discards them. */
public final class JacksonTokens {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final JsonFactory json = new JsonFactory();
    private final ExecutorService threads = Executors.newFixedThreadPool(CORES);
    private final Deque<Future<?>> underWay = new ArrayDeque<>();

    private JacksonTokens() {}

    /** Takes the directory of the input. */
    public static void main(String[] arguments) throws Exception {
        Input input = Input.of(Path.of(arguments[0]));
        JacksonTokens tokens = new JacksonTokens();
        try {
            Rounds.serve(asked -> {}, asked -> tokens.read(input));
        } finally {
            tokens.threads.shutdown();
        }
    }

    private void read(Input input) throws Exception {
        Lines.read(input, (block, length) -> {
            while (underWay.size() > CORES + 1) {
                underWay.remove().get();
            }
            underWay.add(threads.submit(() -> discard(block, length)));
        });
        while (!underWay.isEmpty()) {
            underWay.remove().get();
        }
    }

    private Void discard(byte[] block, int length) throws IOException {
        try (JsonParser parser = json.createParser(block, 0, length)) {
            while (parser.nextToken() != null) {
                // Nothing is kept.
            }
        }
        return null;
    }
}
