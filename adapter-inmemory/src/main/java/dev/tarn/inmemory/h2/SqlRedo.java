package dev.tarn.inmemory.h2;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.h2.mvstore.DataUtils;
import org.jspecify.annotations.Nullable;

/**
 * Does again what a Tarn of format 2 had answered before it was killed: a record is the number of a transaction, and
 * statements with their values. A text is spelt out where it comes first, and after that is a number.
 */
final class SqlRedo {

    private final Connection database;

    SqlRedo(Connection database) {
        this.database = database;
    }

    /** Executes the statements of a record, unless the database has them. */
    void doAgain(ByteBuffer record) throws SQLException {
        long number = record.getLong();
        if (number <= last()) {
            return;
        }
        List<String> texts = new ArrayList<>();
        while (record.hasRemaining()) {
            int text = DataUtils.readVarInt(record);
            if (text == texts.size()) {
                texts.add(text(record));
            }
            try (PreparedStatement statement = database.prepareStatement(texts.get(text))) {
                int count = DataUtils.readVarInt(record);
                for (int at = 1; at <= count; at++) {
                    statement.setObject(at, value(record));
                }
                statement.executeUpdate();
            }
        }
        try (PreparedStatement statement =
                database.prepareStatement("UPDATE counter SET last = ? WHERE name = 'redo'")) {
            statement.setLong(1, number);
            statement.executeUpdate();
        }
        database.commit();
    }

    private long last() throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("SELECT last FROM counter WHERE name = 'redo'")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static @Nullable Object value(ByteBuffer record) {
        byte kind = record.get();
        return switch (kind) {
            case 0 -> null;
            case 1 -> DataUtils.readVarLong(record);
            case 2 -> Double.longBitsToDouble(DataUtils.readVarLong(record));
            case 3 -> false;
            case 4 -> true;
            case 5 -> text(record);
            case 6 -> bytes(record);
            case 7 -> new UUID(DataUtils.readVarLong(record), DataUtils.readVarLong(record));
            case 8 -> {
                String[] many = new String[DataUtils.readVarInt(record)];
                for (int i = 0; i < many.length; i++) {
                    many[i] = text(record);
                }
                yield many;
            }
            default -> throw new IllegalStateException("what is to be done again has a value of kind " + kind);
        };
    }

    private static String text(ByteBuffer record) {
        return new String(bytes(record), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer record) {
        int length = DataUtils.readVarInt(record);
        if (length < 0 || length > record.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        record.get(bytes);
        return bytes;
    }
}
