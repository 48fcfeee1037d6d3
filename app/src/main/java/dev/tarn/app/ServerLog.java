package dev.tarn.app;

import java.util.Map;

/**
 * How the server that is shipped logs: one line an event, on standard error, since standard output is for the one line
 * that says that it is ready. A property of the command line ({@code -Dorg.slf4j.simpleLogger...}) wins.
 */
final class ServerLog {

    private static final String PREFIX = "org.slf4j.simpleLogger.";

    private ServerLog() {}

    /** Sets it up; to be called before anybody has a logger. */
    static void begin(Map<String, String> environment) {
        set("defaultLogLevel", "warn");
        set("log.dev.tarn", environment.getOrDefault("TARN_LOG", "info"));
        set("showDateTime", "true");
        set("dateTimeFormat", "HH:mm:ss.SSS");
        set("showThreadName", "false");
    }

    private static void set(String name, String value) {
        if (System.getProperty(PREFIX + name) == null) {
            System.setProperty(PREFIX + name, value);
        }
    }
}
