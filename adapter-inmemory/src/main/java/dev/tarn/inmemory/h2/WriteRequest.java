package dev.tarn.inmemory.h2;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A write that somebody asked for and waits for. Only whoever has the turn to write touches it. */
final class WriteRequest<T> {

    private final SqlWork<T> work;
    private @Nullable T result;
    private @Nullable Throwable failure;
    private boolean answered;

    WriteRequest(SqlWork<T> work) {
        this.work = work;
    }

    void run(Statements sql) throws SQLException {
        result = work.run(sql);
    }

    /** It failed; the first reason counts. */
    void lost(Throwable reason) {
        if (!answered) {
            failure = reason;
            answered = true;
        }
    }

    /** What it wrote is on disk. */
    void settled() {
        answered = true;
    }

    boolean isAnswered() {
        return answered;
    }

    /** {@return what the work returned; where it or its commit failed, that is thrown} */
    T answer() {
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        return Optional.ofNullable(result).orElseThrow();
    }
}
