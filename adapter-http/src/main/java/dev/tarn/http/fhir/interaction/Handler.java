package dev.tarn.http.fhir.interaction;

import dev.tarn.http.connection.Answer;
import java.util.concurrent.Callable;

/** Handles the requests of one verb and path shape. */
public interface Handler {

    /**
     * {@return the work, which runs on this thread or another one} Throws at once for requests that can be refused
     * without it.
     */
    Callable<Answer> read(FhirCall call);

    /** {@return whether the work is too long for an event loop, even if it does not block} */
    default boolean isLong(RequestTarget asked) {
        return false;
    }

    /**
     * {@return whether work that is too long for an event loop is often short, and stops where it would block an event loop}
     * It is then tried on the event loop first.
     */
    default boolean stopsBeforeBlocking(RequestTarget asked) {
        return false;
    }
}
