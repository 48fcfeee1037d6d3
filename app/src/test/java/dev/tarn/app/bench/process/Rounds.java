package dev.tarn.app.bench.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The other end of {@link JvmProcess#ask}: does some work for each line, and says how many nanoseconds it took. */
public final class Rounds {

    /** Some work. */
    public interface Work {
        /** Does it; what was asked is in the line. */
        void run(String asked) throws Exception;
    }

    private Rounds() {}

    /**
     * Ends with the input: whoever has started it holds that open.
     *
     * @param before what is done first, in time that nobody counts
     */
    public static void serve(Work before, Work timed) throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String asked = next(lines); asked != null; asked = next(lines)) {
            before.run(asked);
            long begin = System.nanoTime();
            timed.run(asked);
            System.out.println(System.nanoTime() - begin);
        }
    }

    private static @Nullable String next(BufferedReader lines) throws IOException {
        return lines.readLine();
    }
}
