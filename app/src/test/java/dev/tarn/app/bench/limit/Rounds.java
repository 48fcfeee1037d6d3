package dev.tarn.app.bench.limit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Does the same work once for each line of its input, and says how many nanoseconds it took. */
final class Rounds {

    /** Some work. */
    interface Work {
        void run() throws Exception;
    }

    private Rounds() {}

    /** Ends with the input: whoever has started it holds that open. */
    static void serve(Work before, Work timed) throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (isAsked(lines)) {
            before.run();
            long begin = System.nanoTime();
            timed.run();
            System.out.println(System.nanoTime() - begin);
        }
    }

    private static boolean isAsked(BufferedReader lines) throws IOException {
        return lines.readLine() != null;
    }
}
