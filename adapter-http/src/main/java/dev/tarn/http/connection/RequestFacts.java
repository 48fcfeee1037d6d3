package dev.tarn.http.connection;

import dev.tarn.domain.account.Caller;
import dev.tarn.domain.operation.AwsOperation;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the handlers of a request have found out about it, for an {@link ExchangeObserver}. */
public final class RequestFacts {

    private static final byte[] NO_BYTES = {};

    private final int bodyBytes;
    private @Nullable Caller caller;
    private @Nullable AwsOperation operation;
    private byte[] body = NO_BYTES;
    private long bodyLength;

    /**
     * No facts.
     *
     * @param bodyBytes how many bytes of a body are kept
     */
    RequestFacts(int bodyBytes) {
        this.bodyBytes = bodyBytes;
    }

    /** Sets the caller. */
    public void caller(Caller value) {
        caller = value;
    }

    /** Sets the operation. */
    public void operation(AwsOperation value) {
        operation = value;
    }

    /** Sets the operation, and its body, of which the beginning is copied where bodies are kept. */
    public void operation(AwsOperation value, Buffer whole) {
        operation = value;
        if (bodyBytes > 0) {
            bodyLength = whole.length();
            body = whole.getBytes(0, Math.min(bodyBytes, whole.length()));
        }
    }

    /** {@return the caller; empty where it is not known} */
    public Optional<Caller> caller() {
        return Optional.ofNullable(caller);
    }

    /** {@return the operation; empty where it is not known} */
    public Optional<AwsOperation> operation() {
        return Optional.ofNullable(operation);
    }

    /** {@return the beginning of the body; empty where bodies are not kept} */
    public byte[] body() {
        return body;
    }

    /** {@return the length of the whole body in bytes; 0 where bodies are not kept} */
    public long bodyLength() {
        return bodyLength;
    }
}
