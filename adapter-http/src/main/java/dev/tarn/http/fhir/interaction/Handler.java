package dev.tarn.http.fhir.interaction;

import dev.tarn.http.connection.Answer;
import java.util.concurrent.Callable;

/** Answers the requests of one verb at paths of one shape. */
public interface Handler {

    /** {@return what does the work, on this thread or another one; what can be refused without it is refused here} */
    Callable<Answer> read(FhirCall call);

    /** {@return whether the work is too much for an event loop, even where nothing in it blocks} */
    default boolean isLong(RequestTarget asked) {
        return false;
    }
}
