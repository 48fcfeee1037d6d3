package dev.tarn.http.route;

import dev.tarn.http.connection.Answer;
import dev.tarn.http.json.AnswerWriter;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code /_tarn/...}: is the server well, and forget everything. Nobody needs to sign these. */
public final class Housekeeping {

    private final String version;
    private final Runnable reset;
    private final long startedAt = System.nanoTime();

    /**
     * Housekeeping.
     *
     * @param version of Tarn
     * @param reset forgets everything; it may block
     */
    public Housekeeping(String version, Runnable reset) {
        this.version = version;
        this.reset = reset;
    }

    void addTo(Routes routes) {
        routes.at("/_tarn/health", List.of(HttpMethod.GET, HttpMethod.HEAD), exchange -> exchange.answer(health()));
        routes.at(
                "/_tarn/reset",
                List.of(HttpMethod.POST),
                exchange -> routes.aside(exchange, () -> {
                    reset.run();
                    return Answer.json(200, AnswerWriter.object(out -> out.text("status", "reset")));
                }));
    }

    private Answer health() {
        return Answer.json(200, AnswerWriter.object(out -> {
            out.text("status", "up");
            out.text("version", version);
            out.number("uptimeSeconds", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startedAt));
        }));
    }
}
