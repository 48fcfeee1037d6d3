package dev.tarn.http.error;

import dev.tarn.domain.failure.HealthLakeException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs failures inside the server: one line for each cause, however many requests it breaks; after a minute another line
 * with a count. Stack traces are logged at DEBUG, one for each request. Thread-safe.
 *
 * <p>Failures have the same cause where type, place in the code and message are the same, but for the numbers and ids in
 * the message.
 */
public final class FailureLog {

    /** The log of all servers in this process: what breaks them is most often the same. */
    public static final FailureLog SHARED = new FailureLog(LoggerFactory.getLogger(FailureLog.class), System::nanoTime);

    private static final long AGAIN_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** The maximum number of remembered causes; the least recently logged is evicted. */
    private static final int MOST = 100;

    private static final int LONGEST = 300;
    private static final int FRAMES = 3;

    private final Logger log;
    private final LongSupplier nanos;
    private final Map<String, Cause> causes = new LinkedHashMap<>();

    private static final class Cause {

        private final String requestId;
        private long loggedAt;
        private long since;

        Cause(String requestId, long loggedAt) {
            this.requestId = requestId;
            this.loggedAt = loggedAt;
        }
    }

    FailureLog(Logger log, LongSupplier nanos) {
        this.log = log;
        this.nanos = nanos;
    }

    /**
     * Logs a failure, unless its cause was logged within the last minute.
     *
     * @return the id of the request under which the log has the cause
     */
    public String add(String requestId, Throwable failure) {
        log.debug("Request {} failed inside", requestId, failure);
        String key = key(failure);
        long again = 0;
        Cause cause;
        synchronized (causes) {
            long now = nanos.getAsLong();
            Cause known = causes.remove(key);
            cause = known == null ? new Cause(requestId, now) : known;
            causes.put(key, cause);
            if (causes.size() > MOST) {
                causes.remove(causes.keySet().iterator().next());
            }
            if (known != null) {
                known.since++;
                if (now - known.loggedAt < AGAIN_NANOS) {
                    return known.requestId;
                }
                again = known.since;
                known.loggedAt = now;
                known.since = 0;
            }
        }
        if (again == 0) {
            log.error("Request {} failed inside: {}", requestId, words(failure));
        } else {
            log.error(
                    "{} more requests failed inside as request {} did, the last one is {}: {}",
                    again,
                    cause.requestId,
                    requestId,
                    words(failure));
        }
        return cause.requestId;
    }

    /**
     * {@return the text of a failure} The message of a port's failure is sufficient; for others, the place in the code
     * matters.
     */
    private static String words(Throwable failure) {
        if (failure instanceof HealthLakeException known) {
            return line(known.getMessage());
        }
        return line(failure.toString())
                + Arrays.stream(failure.getStackTrace())
                        .limit(FRAMES)
                        .map(StackTraceElement::toString)
                        .collect(Collectors.joining(" < ", " at ", " (the stack trace is logged at DEBUG)"));
    }

    private static String line(String text) {
        return Excerpt.of(text.replaceAll("[\\p{Cntrl}]+", " "), LONGEST);
    }

    private static String key(Throwable failure) {
        StackTraceElement[] frames = failure.getStackTrace();
        return failure.getClass().getName()
                + (frames.length == 0 ? "" : " " + frames[0])
                + " "
                + line(String.valueOf(failure.getMessage())).replaceAll("[0-9a-fA-F]{8,}|[0-9]+", "#");
    }
}
