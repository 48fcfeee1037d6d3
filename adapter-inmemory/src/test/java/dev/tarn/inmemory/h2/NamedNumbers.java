package dev.tarn.inmemory.h2;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Numbers under names, as something to write and to read again. */
final class NamedNumbers {

    private NamedNumbers() {}

    static void set(H2Database database, String name, long value) {
        database.write(sql -> put(sql, name, value));
    }

    static int put(Statements sql, String name, long value) throws SQLException {
        Prepared merge = sql.of("MERGE INTO counter (name, last) KEY (name) VALUES (?, ?)");
        merge.setString(1, name);
        merge.setLong(2, value);
        return merge.executeUpdate();
    }

    static long get(H2Database database, String name) {
        return database.read(sql -> {
            Prepared select = sql.of("SELECT last FROM counter WHERE name = ?");
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}
