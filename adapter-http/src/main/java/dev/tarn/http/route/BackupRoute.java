package dev.tarn.http.route;

import dev.tarn.http.connection.Answer;
import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.Refusal;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.ports.admin.BackupSummary;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * {@code POST /_tarn/backup?directory=...}: writes a backup while requests are served. A directory with files in it is
 * never written to.
 */
final class BackupRoute {

    private static final String DIRECTORY = "directory";

    private static final String USAGE = "Name one directory that does not exist or is empty, percent-encoded, on the"
            + " machine of the server: POST /_tarn/backup?directory=/backups/monday";

    private final Function<Path, BackupSummary> backup;

    BackupRoute(Function<Path, BackupSummary> backup) {
        this.backup = backup;
    }

    void addTo(Routes routes) {
        routes.at("/_tarn/backup", List.of(HttpMethod.POST), exchange -> {
            Path directory = directory(exchange.request());
            routes.aside(exchange, () -> answer(backup.apply(directory)));
        });
    }

    private static Path directory(HttpServerRequest request) {
        try {
            MultiMap query = request.params();
            List<String> given = query.getAll(DIRECTORY);
            if (query.size() != 1 || given.size() != 1 || given.get(0).isBlank()) {
                throw new Refusal(ErrorCode.VALIDATION, USAGE);
            }
            return Path.of(given.get(0));
        } catch (InvalidPathException e) {
            throw new Refusal(ErrorCode.VALIDATION, "The directory cannot be a path: " + e.getReason() + ". " + USAGE);
        } catch (IllegalArgumentException e) {
            throw new Refusal(ErrorCode.VALIDATION, "The query cannot be decoded. " + USAGE);
        }
    }

    private static Answer answer(BackupSummary summary) {
        return Answer.json(200, AnswerWriter.object(out -> {
            out.text("status", "complete");
            out.text(DIRECTORY, summary.directory());
            out.number("bytes", summary.bytes());
            out.text("stateAt", summary.state());
            out.number("durationMillis", summary.took().toMillis());
        }));
    }
}
