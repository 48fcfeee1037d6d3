package dev.tarn.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.logging.LogManager;

/**
 * How the server that is shipped logs: one line an event, on standard error, since standard output is for the one line
 * that says that it is ready. It is the JDK's own log, which takes no time before there is something to say. Public for
 * the JDK, which makes it by its name.
 */
public final class ServerLog extends LogManager {

    private static final String VARIABLE = "TARN_LOG";

    private static volatile boolean begun;

    /** Made by the JDK. */
    public ServerLog() {}

    /** Sets it up, unless {@code -Djava.util.logging.config.file} does; to be called before anybody has a logger. */
    static void begin(Map<String, String> environment) {
        System.setProperty("java.util.logging.manager", ServerLog.class.getName());
        if (System.getProperty("java.util.logging.config.file") == null) {
            try {
                getLogManager().readConfiguration(new ByteArrayInputStream(settings(environment)));
            } catch (IOException e) {
                throw new UncheckedIOException("memory could not be read", e);
            }
        }
        begun = true;
    }

    /** The JDK does this as soon as the process is told to end, when those who close things still have a say. */
    @Override
    public void reset() {
        if (!begun) {
            super.reset();
        }
    }

    private static byte[] settings(Map<String, String> environment) {
        return String.join(
                        "\n",
                        "handlers = java.util.logging.ConsoleHandler",
                        "java.util.logging.ConsoleHandler.level = ALL",
                        "java.util.logging.SimpleFormatter.format = %1$tT.%1$tL %4$-7s %3$s - %5$s%6$s%n",
                        ".level = WARNING",
                        "dev.tarn.level = " + level(environment.getOrDefault(VARIABLE, "INFO")))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** From the levels that people know to those of the JDK. */
    private static String level(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "TRACE" -> "FINEST";
            case "DEBUG" -> "FINE";
            case "WARN" -> "WARNING";
            case "ERROR" -> "SEVERE";
            case "OFF" -> "OFF";
            default -> "INFO";
        };
    }
}
