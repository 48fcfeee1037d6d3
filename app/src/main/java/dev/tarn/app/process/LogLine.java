package dev.tarn.app.process;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * Formats an event as one line, followed by its stack trace. The JDK's own formatter tests its pattern with a date when
 * it is created, which loads time zones and locale data while the first caller waits. Public because the JDK
 * instantiates the class by name.
 */
public final class LogLine extends Formatter {

    /** Instantiated by the JDK. */
    public LogLine() {}

    @Override
    public String format(LogRecord event) {
        return String.format(
                Locale.ROOT,
                "%1$tT.%1$tL %2$-7s %3$s - %4$s%n%5$s",
                event.getInstant().atZone(ZoneId.systemDefault()),
                event.getLevel(),
                event.getLoggerName(),
                formatMessage(event),
                thrown(event));
    }

    private static String thrown(LogRecord event) {
        if (event.getThrown() == null) {
            return "";
        }
        StringWriter text = new StringWriter();
        event.getThrown().printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
