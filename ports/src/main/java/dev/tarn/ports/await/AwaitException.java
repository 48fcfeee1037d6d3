package dev.tarn.ports.await;

import java.time.Duration;
import java.util.Optional;

/** The awaited status was not reached: it has become unreachable, or the limit was exceeded. */
public final class AwaitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String lastStatus;
    private final transient Optional<String> reason;
    private final Duration waited;

    /**
     * A wait that failed.
     *
     * @param thing as a sentence begins: {@code Data store 3f...}
     * @param goal what was waited for: {@code ACTIVE}, {@code its end}
     * @param why why the wait ended, for the message
     * @param lastStatus in which the thing was seen last
     * @param reason what HealthLake says of it, the ErrorCause of a store or the Message of a job
     * @param waited since the first look
     */
    AwaitException(
            String thing, String goal, String why, Enum<?> lastStatus, Optional<String> reason, Duration waited) {
        super(thing + " is " + lastStatus + " after " + waited.toSeconds() + " s of waiting for " + goal + "; " + why
                + reason.map(words -> ". HealthLake says: " + words).orElse(""));
        this.lastStatus = lastStatus.name();
        this.reason = reason;
        this.waited = waited;
    }

    /** {@return the status in which it was seen last} */
    public String lastStatus() {
        return lastStatus;
    }

    /** {@return what HealthLake says of it: the ErrorCause of a data store, the Message of a job} */
    public Optional<String> reason() {
        return reason;
    }

    /** {@return how long was waited} */
    public Duration waited() {
        return waited;
    }
}
