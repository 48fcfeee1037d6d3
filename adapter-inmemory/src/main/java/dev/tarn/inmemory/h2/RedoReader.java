package dev.tarn.inmemory.h2;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Does again what a {@link RedoRecord} says. */
final class RedoReader {

    private final ByteBuffer record;
    private final List<String> texts = new ArrayList<>();

    /** A reader of one record, whose checksum has been found right. */
    RedoReader(ByteBuffer record) {
        this.record = record;
    }

    /**
     * Executes every statement of it.
     *
     * @throws IllegalStateException where the bytes are no record: then another Tarn has written them
     */
    void doAgain(Statements sql) throws SQLException {
        try {
            while (record.hasRemaining()) {
                int number = (int) number();
                if (number == texts.size()) {
                    texts.add(text());
                }
                Prepared statement = sql.of(texts.get(number));
                int count = (int) number();
                for (int at = 1; at <= count; at++) {
                    set(statement, at);
                }
                statement.executeUpdate();
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IllegalStateException("what is to be done again cannot be read", e);
        }
    }

    private void set(Prepared statement, int at) throws SQLException {
        byte kind = record.get();
        switch (kind) {
            case RedoRecord.NULL -> statement.setNull(at);
            case RedoRecord.LONG -> statement.setLong(at, number());
            case RedoRecord.DOUBLE -> statement.setDouble(at, Double.longBitsToDouble(number()));
            case RedoRecord.FALSE -> statement.setBoolean(at, false);
            case RedoRecord.TRUE -> statement.setBoolean(at, true);
            case RedoRecord.TEXT -> statement.setString(at, text());
            case RedoRecord.BYTES -> statement.setBytes(at, bytes());
            case RedoRecord.UUID_VALUE -> statement.setUuid(at, new UUID(number(), number()));
            case RedoRecord.TEXTS -> {
                String[] many = new String[(int) number()];
                for (int i = 0; i < many.length; i++) {
                    many[i] = text();
                }
                statement.setStrings(at, many);
            }
            default -> throw new IllegalStateException("what is to be done again has a value of kind " + kind);
        }
    }

    private long number() {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = record.get();
            number |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    private String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    private byte[] bytes() {
        int length = (int) number();
        if (length < 0 || length > record.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        record.get(bytes);
        return bytes;
    }
}
