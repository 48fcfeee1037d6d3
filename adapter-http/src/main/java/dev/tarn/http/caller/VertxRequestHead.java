package dev.tarn.http.caller;

import dev.tarn.http.signature.RequestHead;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.Collection;
import java.util.List;

/** The head of a request of Vert.x, which decodes each byte to one character. */
public final class VertxRequestHead {

    private VertxRequestHead() {}

    /** {@return the head as it was received} */
    public static RequestHead of(HttpServerRequest request) {
        return new RequestHead(request.method().name(), request.uri(), new VertxHeaders(request.headers()));
    }

    private record VertxHeaders(MultiMap headers) implements RequestHead.Headers {

        @Override
        public List<String> all(String name) {
            return headers.getAll(name);
        }

        @Override
        public Collection<String> names() {
            return headers.names();
        }
    }
}
