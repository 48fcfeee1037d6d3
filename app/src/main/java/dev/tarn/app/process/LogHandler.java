package dev.tarn.app.process;

import java.util.logging.ConsoleHandler;
import java.util.logging.LogRecord;

/**
 * Writes the log to standard error. Unexpected errors are logged where they are caught, so an exhausted heap on a
 * library's thread is detected here ({@link FatalError}). Public because the JDK instantiates the class by name.
 */
public final class LogHandler extends ConsoleHandler {

    /** Instantiated by the JDK. */
    public LogHandler() {}

    @Override
    public synchronized void publish(LogRecord event) {
        FatalError.check(event.getThrown());
        super.publish(event);
    }
}
