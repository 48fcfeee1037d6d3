package dev.tarn.inmemory.h2;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A statement that stays prepared, and the parameters that it was given. What it changes is noted, so that it can be
 * done again after the process was killed ({@link RedoLog}). Parameters are counted from 1.
 */
public final class Prepared {

    /** Who is told what was changed. */
    interface Notes {
        /** For connections that only read. */
        Notes NONE = (sql, values) -> {};

        /** A statement has been executed; the values may change after this. */
        void note(String sql, @Nullable Object[] values);
    }

    private final PreparedStatement statement;
    private final String sql;
    private final Notes notes;
    private final @Nullable Object[] values;
    private final List<@Nullable Object[]> batch = new ArrayList<>();

    Prepared(PreparedStatement statement, String sql, Notes notes) {
        this.statement = statement;
        this.sql = sql;
        this.notes = notes;
        // No text here has a question mark for anything else.
        this.values = new Object[(int) sql.chars().filter(c -> c == '?').count()];
    }

    /** Sets a parameter. */
    public void setLong(int at, long value) throws SQLException {
        statement.setLong(at, value);
        values[at - 1] = value;
    }

    /** Sets a parameter. */
    public void setInt(int at, int value) throws SQLException {
        setLong(at, value);
    }

    /** Sets a parameter. */
    public void setDouble(int at, double value) throws SQLException {
        statement.setDouble(at, value);
        values[at - 1] = value;
    }

    /** Sets a parameter. */
    public void setBoolean(int at, boolean value) throws SQLException {
        statement.setBoolean(at, value);
        values[at - 1] = value;
    }

    /** Sets a parameter; null is NULL. */
    public void setString(int at, @Nullable String value) throws SQLException {
        statement.setString(at, value);
        values[at - 1] = value;
    }

    /** Sets a parameter; null is NULL. The bytes must not change any more. */
    public void setBytes(int at, byte @Nullable [] value) throws SQLException {
        statement.setBytes(at, value);
        values[at - 1] = value;
    }

    /** Sets a parameter. */
    public void setUuid(int at, UUID value) throws SQLException {
        statement.setObject(at, value);
        values[at - 1] = value;
    }

    /** Sets a parameter; null is NULL. */
    public void setStrings(int at, String @Nullable [] value) throws SQLException {
        statement.setObject(at, value);
        values[at - 1] = value;
    }

    /** Sets a parameter to NULL. */
    public void setNull(int at) throws SQLException {
        statement.setObject(at, null);
        values[at - 1] = null;
    }

    /** {@return the rows} */
    public ResultSet executeQuery() throws SQLException {
        return statement.executeQuery();
    }

    /** {@return how many rows were changed} */
    public int executeUpdate() throws SQLException {
        int changed = statement.executeUpdate();
        if (changed > 0) {
            notes.note(sql, values);
        }
        return changed;
    }

    /** Puts the parameters aside for {@link #executeBatch}. */
    public void addBatch() throws SQLException {
        statement.addBatch();
        batch.add(values.clone());
    }

    /** Does it for all that were put aside. */
    public void executeBatch() throws SQLException {
        try {
            statement.executeBatch();
            batch.forEach(row -> notes.note(sql, row));
        } finally {
            batch.clear();
        }
    }

    /** Does what changes no data, and so is not noted: a setting, or a savepoint. */
    public void execute() throws SQLException {
        statement.execute();
    }
}
