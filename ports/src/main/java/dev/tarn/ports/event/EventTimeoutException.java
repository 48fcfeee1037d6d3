package dev.tarn.ports.event;

/** An awaited event did not come in time. */
public final class EventTimeoutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A failure with this message. */
    public EventTimeoutException(String message) {
        super(message);
    }
}
