package dev.tarn.app;

import java.util.logging.ConsoleHandler;
import java.util.logging.LogRecord;

/**
 * Writes the log to standard error. Whoever catches an error that nobody expected logs it, so this is where a full heap
 * is noticed on threads of libraries ({@link FatalError}). Public for the JDK, which makes it by its name.
 */
public final class LogHandler extends ConsoleHandler {

    /** Made by the JDK. */
    public LogHandler() {}

    @Override
    public synchronized void publish(LogRecord event) {
        FatalError.check(event.getThrown());
        super.publish(event);
    }
}
