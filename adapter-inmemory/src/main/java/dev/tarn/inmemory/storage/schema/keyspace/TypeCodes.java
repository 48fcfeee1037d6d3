package dev.tarn.inmemory.storage.schema.keyspace;

import dev.tarn.domain.failure.Internal;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.storage.WriteBatch;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.Tables;
import dev.tarn.inmemory.storage.schema.row.RowIds;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** The numbers that resource types have in a database; they are the database's own, and never change. */
public final class TypeCodes {

    private final Map<ResourceType, Integer> codes = new EnumMap<>(ResourceType.class);
    private final Map<Integer, ResourceType> types = new HashMap<>();

    private TypeCodes(Tables tables) {
        tables.types.rows().forEach(row -> {
            int code = row.getValue().intValue();
            // A type that only a newer Tarn knows keeps its number; its resources wait for that one.
            ResourceType.find(row.getKey()).ifPresent(type -> {
                codes.put(type, code);
                types.put(code, type);
            });
        });
    }

    /** {@return the numbers, of which those are added that the database does not have yet} */
    public static TypeCodes of(Database database) {
        TypeCodes known = database.read((tables, view) -> new TypeCodes(tables));
        if (known.codes.size() == ResourceType.values().length) {
            return known;
        }
        database.write((tables, writes) -> add(tables, writes));
        return database.read((tables, view) -> new TypeCodes(tables));
    }

    static long add(Tables tables, WriteBatch writes) {
        long code = 0;
        for (Map.Entry<String, Long> row : tables.types.rows()) {
            code = Math.max(code, row.getValue());
        }
        for (ResourceType type : ResourceType.values()) {
            if (writes.get(tables.types, type.name()).isEmpty()) {
                code++;
                writes.put(tables.types, type.name(), code);
            }
        }
        if (code > RowIds.MOST_TYPES) {
            throw new Internal("There are more than " + RowIds.MOST_TYPES + " resource types", null);
        }
        return code;
    }

    int partition(int keyspace, ResourceType type) {
        Integer code = codes.get(type);
        if (code == null) {
            throw new IllegalStateException(type + " has no number");
        }
        return RowIds.partition(keyspace, code);
    }

    /** {@return the type of a partition} */
    ResourceType type(int partition) {
        int code = partition & RowIds.MOST_TYPES;
        ResourceType type = types.get(code);
        if (type == null) {
            throw new Internal("Resource type number " + code + " is not known to this Tarn", null);
        }
        return type;
    }
}
