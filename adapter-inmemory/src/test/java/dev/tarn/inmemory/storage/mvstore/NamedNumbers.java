package dev.tarn.inmemory.storage.mvstore;

import dev.tarn.inmemory.storage.WriteBatch;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.Tables;

/** Numbers under names, as something to write and to read again. */
final class NamedNumbers {

    private NamedNumbers() {}

    static void set(Database database, String name, long value) {
        database.write((tables, writes) -> put(tables, writes, name, value));
    }

    static long put(Tables tables, WriteBatch writes, String name, long value) {
        writes.put(tables.counters, name, value);
        return value;
    }

    static long get(Database database, String name) {
        return database.<Long>read(
                (tables, view) -> view.get(tables.counters, name).orElseThrow());
    }
}
