package dev.tarn.app.bench.report;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells whoever waits what goes on, and collects what whoever reads the table should know besides. */
public final class Progress {

    private final PrintStream out;
    private final long begin = System.nanoTime();
    private final List<String> notes = new ArrayList<>();

    /** Tells it here. */
    public Progress(PrintStream out) {
        this.out = out;
    }

    /** Says what is done now. */
    public void say(String text) {
        out.printf(Locale.ROOT, "[%4d s] %s%n", elapsed().toSeconds(), text);
        out.flush();
    }

    /** Says it, and again below the table. */
    public void note(String text) {
        say(text);
        notes.add(text);
    }

    /** {@return what belongs below the table} */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** {@return how long it has taken until now} */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
