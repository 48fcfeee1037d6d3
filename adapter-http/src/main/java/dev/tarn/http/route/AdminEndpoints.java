package dev.tarn.http.route;

import dev.tarn.http.connection.Answer;
import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.Excerpt;
import dev.tarn.http.error.Refusal;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.ports.admin.BackupSummary;
import dev.tarn.ports.admin.Health;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /_tarn/...}: health, backup and reset. With authorization, all but health need the signature of an administrator. */
public final class AdminEndpoints {

    private static final int LONGEST_SHOWN = 256;
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final String version;
    private final Runnable reset;
    private final Runnable resetAll;
    private final Supplier<Health> health;
    private final BackupRoute backup;
    private final AdminAccess access;
    private final List<AdminRoute> others;
    private final long startedAt = System.nanoTime();

    /**
     * AdminEndpoints.
     *
     * @param version of Tarn
     * @param reset forgets everything; it may block
     * @param resetAll forgets everything and removes every object; it may block
     * @param health whether reads and writes work; it may block
     * @param backup writes a backup to a directory; it may block
     * @param others further paths
     * @param access who may use the paths
     */
    public AdminEndpoints(
            String version,
            Runnable reset,
            Runnable resetAll,
            Supplier<Health> health,
            Function<Path, BackupSummary> backup,
            List<AdminRoute> others,
            AdminAccess access) {
        this.version = version;
        this.reset = reset;
        this.resetAll = resetAll;
        this.health = health;
        this.backup = new BackupRoute(backup);
        this.others = List.copyOf(others);
        this.access = access;
    }

    /** {@return the routes of an event loop} */
    Routes routes(Vertx vertx) {
        Routes routes = new Routes(vertx, access);
        addTo(routes);
        return routes;
    }

    private void addTo(Routes routes) {
        routes.open(
                "/_tarn/health",
                List.of(HttpMethod.GET, HttpMethod.HEAD),
                (exchange, body) -> routes.aside(exchange, () -> answer(health.get())));
        backup.addTo(routes);
        others.forEach(other -> other.addTo(routes));
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
        throw new Refusal(
                ErrorCode.VALIDATION,
                "The query '" + Excerpt.of(query, LONGEST_SHOWN)
                        + "' is not known here. Use POST /_tarn/reset?objects=true to remove the objects as"
                        + " well, or POST /_tarn/reset to keep them");
    }

    /** 200 only where writes work: a load balancer or a container's health check looks at the status alone. */
    private Answer answer(Health now) {
        return Answer.json(now.status() == Health.Status.UP ? OK : UNAVAILABLE, AnswerWriter.object(out -> {
            out.text("status", now.status().word());
            if (!now.reasons().isEmpty()) {
                out.text("reason", String.join(" ", now.reasons()));
            }
            out.text("version", version);
            out.number("uptimeSeconds", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startedAt));
        }));
    }
}
