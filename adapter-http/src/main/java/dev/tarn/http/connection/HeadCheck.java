package dev.tarn.http.connection;

import dev.tarn.http.error.Refusal;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Checks the head of a request before its body is read and before it is routed. */
@FunctionalInterface
public interface HeadCheck {

    /**
     * {@return why the request is refused; null where it is not} It runs on the event loop of the connection.
     *
     * @param errorFormat the format of errors at this path
     */
    @Nullable
    Refusal fault(HttpServerRequest request, ErrorFormat errorFormat);
}
