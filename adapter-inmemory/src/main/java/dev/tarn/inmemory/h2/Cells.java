package dev.tarn.inmemory.h2;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Sets the parameters of a statement one after the other; and reads columns that may be NULL. */
final class Cells {

    private final Prepared statement;
    private int at;

    Cells(Prepared statement) {
        this.statement = statement;
    }

    /** What is not there becomes NULL. */
    Cells text(Optional<?> value) throws SQLException {
        statement.setString(++at, value.map(Object::toString).orElse(null));
        return this;
    }

    Cells text(Object value) throws SQLException {
        statement.setString(++at, value.toString());
        return this;
    }

    Cells flag(boolean value) throws SQLException {
        statement.setBoolean(++at, value);
        return this;
    }

    Cells number(long value) throws SQLException {
        statement.setLong(++at, value);
        return this;
    }

    Cells number(double value) throws SQLException {
        statement.setDouble(++at, value);
        return this;
    }

    Cells time(Instant value) throws SQLException {
        return number(value.toEpochMilli());
    }

    Cells time(Optional<Instant> value) throws SQLException {
        if (value.isPresent()) {
            return time(value.get());
        }
        return nothing(1);
    }

    /** An array of texts, or NULL. */
    Cells texts(Optional<String[]> value) throws SQLException {
        statement.setStrings(++at, value.orElse(null));
        return this;
    }

    /** Sets all that are left to NULL. */
    Cells nothing(int count) throws SQLException {
        for (int i = 0; i < count; i++) {
            statement.setNull(++at);
        }
        return this;
    }

    /** {@return the text of a column, read by {@code read}; empty where it is NULL} */
    static <T> Optional<T> optional(ResultSet row, String column, Function<String, T> read) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(read);
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }
}
