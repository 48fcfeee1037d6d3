package dev.tarn.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * An event as a line, and what was thrown below it. The JDK's own formatter would try its pattern out with a date when
 * it is made, and load for it the time zones and the language of the machine, while the first caller waits. Public for
 * the JDK, which makes it by its name.
 */
public final class LogLine extends Formatter {

    /** Made by the JDK. */
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
