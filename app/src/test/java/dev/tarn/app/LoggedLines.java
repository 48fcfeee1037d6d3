package dev.tarn.app;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What a logger, and those below it, receive until this is closed. Thread-safe. */
public final class LoggedLines implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<Throwable> thrown = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(new SimpleFormatter().formatMessage(line));
            if (line.getThrown() != null) {
                thrown.add(line.getThrown());
            }
        }

        @Override
        public void flush() {
            // Nothing is kept back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    private LoggedLines(Logger logger) {
        this.logger = logger;
    }

    /** {@return the lines of this logger from now on} */
    public static LoggedLines of(String logger) {
        LoggedLines logged = new LoggedLines(Logger.getLogger(logger));
        logged.logger.addHandler(logged.handler);
        return logged;
    }

    /** {@return the messages so far, without time and level} */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** {@return the exceptions so far, whose stack traces are logged} */
    public List<Throwable> thrown() {
        return List.copyOf(thrown);
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
    }
}
