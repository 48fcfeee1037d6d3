package dev.tarn.app.bench.limit;

/** Starts what is compared with a server within one JVM, and closes it, once for each line of its input. */
public final class SecondStart {

    private SecondStart() {}

    /** Starts the echo. */
    public static void main(String[] arguments) throws Exception {
        Echo[] running = new Echo[1];
        Rounds.serve(
                () -> {
                    if (running[0] != null) {
                        running[0].close();
                    }
                },
                () -> running[0] = Echo.start());
    }
}
