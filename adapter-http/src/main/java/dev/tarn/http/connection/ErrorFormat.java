package dev.tarn.http.connection;

import dev.tarn.http.error.WireError;

/**
 * What kind of wire a request speaks, which its path says: how it is told what is wrong, and how much it may send. So
 * what is refused before anybody has looked at the request is refused in words that its client can read.
 */
public interface ErrorFormat {

    /** AWS JSON 1.0, and whatever has no other. */
    ErrorFormat AWS = new ErrorFormat() {
        @Override
        public Answer failure(Throwable failure, String requestId) {
            return Answer.error(WireError.of(failure, requestId));
        }

        @Override
        public int bodyLimit(HttpLimits limits) {
            return limits.body();
        }
    };

    /** {@return how to tell the caller of this failure} */
    Answer failure(Throwable failure, String requestId);

    /** {@return how many bytes a body may have} */
    int bodyLimit(HttpLimits limits);
}
