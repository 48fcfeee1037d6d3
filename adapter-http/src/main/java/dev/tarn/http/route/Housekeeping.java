package dev.tarn.http.route;

import dev.tarn.http.connection.Answer;
import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.Refusal;
import dev.tarn.http.json.AnswerWriter;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code /_tarn/...}: is the server well, and forget everything. Nobody needs to sign these. */
public final class Housekeeping {

    private static final int LONGEST_SHOWN = 256;

    private final String version;
    private final Runnable reset;
    private final Runnable resetAll;
    private final long startedAt = System.nanoTime();

    /**
     * Housekeeping.
     *
     * @param version of Tarn
     * @param reset forgets everything; it may block
     * @param resetAll forgets everything and removes every object; it may block
     */
    public Housekeeping(String version, Runnable reset, Runnable resetAll) {
        this.version = version;
        this.reset = reset;
        this.resetAll = resetAll;
    }

    void addTo(Routes routes) {
        routes.at("/_tarn/health", List.of(HttpMethod.GET, HttpMethod.HEAD), exchange -> exchange.answer(health()));
        routes.at("/_tarn/reset", List.of(HttpMethod.POST), exchange -> {
            boolean objects = withObjects(exchange.request().query());
            routes.aside(exchange, () -> {
                (objects ? resetAll : reset).run();
                return Answer.json(200, AnswerWriter.object(out -> {
                    out.text("status", "reset");
                    out.text("objects", objects ? "removed" : "kept");
                }));
            });
        });
    }

    /** Strict: a misspelt parameter must not keep the objects, or remove them, without notice. */
    private static boolean withObjects(@Nullable String query) {
        if (query == null || query.isEmpty() || query.equals("objects=false")) {
            return false;
        }
        if (query.equals("objects=true")) {
            return true;
        }
        String shown = query.length() > LONGEST_SHOWN ? query.substring(0, LONGEST_SHOWN) + "..." : query;
        throw new Refusal(
                ErrorCode.VALIDATION,
                "The query '" + shown
                        + "' is not known here. Use POST /_tarn/reset?objects=true to remove the objects as"
                        + " well, or POST /_tarn/reset to keep them");
    }

    private Answer health() {
        return Answer.json(200, AnswerWriter.object(out -> {
            out.text("status", "up");
            out.text("version", version);
            out.number("uptimeSeconds", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startedAt));
        }));
    }
}
