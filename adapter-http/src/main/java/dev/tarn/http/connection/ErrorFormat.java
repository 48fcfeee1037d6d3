package dev.tarn.http.connection;

import dev.tarn.domain.fault.FaultEffect.ErrorResponse;
import dev.tarn.http.error.WireError;
import dev.tarn.http.signature.SignatureRefusal;
import org.jspecify.annotations.Nullable;

/**
 * The protocol of a request, derived from its path: its error format and its body limit. So a request that is refused
 * before it is parsed is answered in a format that its client can read.
 */
public interface ErrorFormat {

    /** AWS JSON 1.0, and whatever has no other. */
    ErrorFormat AWS = new ErrorFormat() {
        @Override
        public Answer failure(Throwable failure, String requestId) {
            WireError error = WireError.of(failure, requestId);
            return failure instanceof SignatureRefusal ? Answer.signatureError(error) : Answer.error(error);
        }

        @Override
        public int bodyLimit(HttpLimits limits) {
            return limits.body();
        }
    };

    /** {@return how to tell the caller of this failure} */
    Answer failure(Throwable failure, String requestId);

    /** {@return an error that a fault injected; as AWS JSON 1.0 in a protocol whose requests have no faults} */
    default Answer injected(ErrorResponse error) {
        return Answer.injected(error);
    }

    /** {@return the header with the id of the request, beside {@code x-amzn-RequestId}; null for none} */
    default @Nullable CharSequence requestIdHeader() {
        return null;
    }

    /** {@return how many bytes a body may have} */
    int bodyLimit(HttpLimits limits);
}
