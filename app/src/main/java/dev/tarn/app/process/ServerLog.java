package dev.tarn.app.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * The log of the shipped server: one line for each event, on standard error, because standard output has the ready
 * message. It uses the JDK's own log, which is initialized only with the first event. Public because the JDK
 * instantiates the class by name.
 */
public final class ServerLog extends LogManager {

    /** The environment variable that sets the level. */
    public static final String VARIABLE = "TARN_LOG";

    /** Maps common level names to those of the JDK. */
    private static final Map<String, String> LEVELS = Map.of(
            "TRACE", "FINEST", "DEBUG", "FINE", "INFO", "INFO", "WARN", "WARNING", "ERROR", "SEVERE", "OFF", "OFF");

    /** Instantiated by the JDK. */
    public ServerLog() {}

    /** Opens the log unless it is already open: the JDK opens no handlers once shutdown has begun. */
    public static void open() {
        Logger.getLogger("").getHandlers();
    }

    /** Called by the JDK at the first use of a logger; {@code -Djava.util.logging.config.file} takes precedence. */
    @Override
    public void readConfiguration() throws IOException {
        if (System.getProperty("java.util.logging.config.file") == null) {
            readConfiguration(new ByteArrayInputStream(settings(System.getenv())));
        } else {
            super.readConfiguration();
        }
    }

    /** Called by the JDK at shutdown, while components that are being closed may still log. */
    @Override
    public void reset() {
        if (!Thread.currentThread().getClass().getName().startsWith(LogManager.class.getName())) {
            super.reset();
        }
    }

    private static byte[] settings(Map<String, String> environment) {
        return String.join(
                        "\n",
                        "handlers = " + LogHandler.class.getName(),
                        LogHandler.class.getName() + ".level = ALL",
                        LogHandler.class.getName() + ".formatter = " + LogLine.class.getName(),
                        ".level = WARNING",
                        "dev.tarn.level = " + level(environment.getOrDefault(VARIABLE, "INFO")))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** {@return whether the variable may have this value} */
    public static boolean isLevel(String word) {
        return LEVELS.containsKey(word.toUpperCase(Locale.ROOT));
    }

    /** An invalid level is reported with all other invalid settings; until then the log has its default. */
    private static String level(String word) {
        return LEVELS.getOrDefault(word.toUpperCase(Locale.ROOT), "INFO");
    }
}
