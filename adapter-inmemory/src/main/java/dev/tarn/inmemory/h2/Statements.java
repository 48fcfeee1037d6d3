package dev.tarn.inmemory.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * The statements of one connection. Each stays prepared for as long as the connection is open: so their texts must be
 * constants, and not be made of values.
 */
public final class Statements {

    private final Connection connection;
    private final Prepared.Notes notes;
    private final Map<String, Prepared> prepared = new HashMap<>();

    /**
     * Statements on a connection.
     *
     * @param notes is told what they change
     */
    Statements(Connection connection, Prepared.Notes notes) {
        this.connection = connection;
        this.notes = notes;
    }

    /**
     * {@return the statement with this text, which stays open}
     *
     * <p>Asking for it again ends what was still being read from it, and its parameters keep the values that they had.
     */
    public Prepared of(String sql) throws SQLException {
        Prepared known = prepared.get(sql);
        if (known == null) {
            known = new Prepared(connection.prepareStatement(sql), sql, notes);
            prepared.put(sql, known);
        }
        return known;
    }

    Connection connection() {
        return connection;
    }
}
