package dev.tarn.inmemory.h2;

import dev.tarn.domain.failure.Internal;
import dev.tarn.domain.fhir.ResourceType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbers that resource types have in a database; they are the database's own, and never change. */
final class TypeCodes {

    private final Map<ResourceType, Integer> codes = new EnumMap<>(ResourceType.class);
    private final Map<Integer, ResourceType> types = new HashMap<>();

    private TypeCodes() {}

    /** {@return the numbers, of which those are added that the database does not have yet} */
    static TypeCodes of(H2Database database) {
        TypeCodes known = database.read(TypeCodes::load);
        if (known.codes.size() == ResourceType.values().length) {
            return known;
        }
        return database.write(sql -> {
            add(sql);
            return load(sql);
        });
    }

    private static TypeCodes load(Statements sql) throws SQLException {
        TypeCodes found = new TypeCodes();
        try (ResultSet rows = sql.of("SELECT code, name FROM resource_type").executeQuery()) {
            while (rows.next()) {
                int code = rows.getInt(1);
                // A type that only a newer Tarn knows keeps its number; its resources wait for that one.
                ResourceType.find(rows.getString(2)).ifPresent(type -> {
                    found.codes.put(type, code);
                    found.types.put(code, type);
                });
            }
        }
        return found;
    }

    private static void add(Statements sql) throws SQLException {
        TypeCodes known = load(sql);
        int code;
        try (ResultSet last = sql.of("SELECT MAX(code) FROM resource_type").executeQuery()) {
            last.next();
            code = last.getInt(1);
        }
        List<String> names = Arrays.stream(ResourceType.values())
                .filter(type -> !known.codes.containsKey(type))
                .map(ResourceType::name)
                .toList();
        if (code + names.size() > Places.MOST_TYPES) {
            throw new Internal("There are more than " + Places.MOST_TYPES + " resource types", null);
        }
        // One statement: a hundred of them take a new JVM longer than to open the database.
        Prepared insert = sql.of("INSERT INTO resource_type (code, name)"
                + " SELECT ? + t.number, t.name FROM UNNEST(?) WITH ORDINALITY AS t (name, number)");
        insert.setInt(1, code);
        insert.setStrings(2, names.toArray(String[]::new));
        insert.executeUpdate();
    }

    int shelf(int space, ResourceType type) {
        Integer code = codes.get(type);
        if (code == null) {
            throw new IllegalStateException(type + " has no number");
        }
        return Places.shelf(space, code);
    }

    /** {@return the type of a shelf} */
    ResourceType type(int shelf) {
        int code = shelf & Places.MOST_TYPES;
        ResourceType type = types.get(code);
        if (type == null) {
            throw new Internal("Resource type number " + code + " is not known to this Tarn", null);
        }
        return type;
    }
}
