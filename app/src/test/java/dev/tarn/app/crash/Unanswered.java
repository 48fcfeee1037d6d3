package dev.tarn.app.crash;

import java.io.IOException;

/** A request that the server did not answer: it may have been done, or not. */
final class Unanswered extends Exception {

    private static final long serialVersionUID = 1L;

    Unanswered(String request, IOException cause) {
        super(request + ": " + cause, cause);
    }
}
