package dev.tarn.testing;

import dev.tarn.app.TarnServer;
import dev.tarn.ports.event.RecentEvents;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/**
 * The last requests and events of a test that failed. Reports of JUnit show them as report entries. Build tools that leave
 * these out (Maven Surefire) print the suppressed exceptions of a failure, so that it is attached to the failure too.
 */
final class FailureReport {

    /** How many requests, and how many events, are shown at most. */
    static final int MOST = 50;

    private FailureReport() {}

    /** Publishes the report of a test, if it failed. */
    static void publish(ExtensionContext context, TestAccount account) {
        context.getExecutionException()
                .filter(failure -> !(failure instanceof TestAbortedException))
                .ifPresent(failure -> publish(context, account, failure));
    }

    private static void publish(ExtensionContext context, TestAccount account, Throwable failure) {
        String requests = text(account.server().requests().of(account.accessKey()));
        String events = text(events(account.server(), account.accessKey()));
        context.publishReportEntry("tarn.requests", requests);
        context.publishReportEntry("tarn.events", events);
        failure.addSuppressed(
                new Note("Tarn's last requests of this test: " + requests + "\nand its last events: " + events));
    }

    private static List<String> events(TarnServer server, String account) {
        return server.events().after(0).stream()
                .filter(entry -> entry.event().datastore().account().value().equals(account))
                .map(FailureReport::line)
                .toList();
    }

    private static String line(RecentEvents.Entry entry) {
        return entry.sequence() + " " + entry.event().time() + " "
                + entry.eventBridge().detailType() + " " + entry.eventBridge().detail();
    }

    private static String text(List<?> lines) {
        return lines.isEmpty()
                ? "none"
                : lines.stream()
                        .skip(Math.max(0, lines.size() - MOST))
                        .map(line -> "\n  " + line)
                        .collect(Collectors.joining());
    }

    /** A text that is printed with a failure; without a stack trace, which would be that of the extension. */
    private static final class Note extends Exception {

        private static final long serialVersionUID = 1L;

        Note(String message) {
            super(message, null, false, false);
        }

        /** Stack traces print this: the name of the class would say nothing to the reader of a report. */
        @Override
        @SuppressWarnings("OverrideThrowableToString")
        public String toString() {
            return String.valueOf(getMessage());
        }
    }
}
