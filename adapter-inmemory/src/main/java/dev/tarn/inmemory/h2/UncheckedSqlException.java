package dev.tarn.inmemory.h2;

import java.sql.SQLException;

/** Carries what H2 throws through callers who know nothing of databases, within one {@link SqlWork}. */
final class UncheckedSqlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A question to the database. */
    interface Question<T> {
        T ask() throws SQLException;
    }

    private final SQLException sql;

    private UncheckedSqlException(SQLException sql) {
        super(sql);
        this.sql = sql;
    }

    static <T> T asking(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    SQLException sql() {
        return sql;
    }
}
