package dev.tarn.inmemory.repository.validation.schema;

import org.jspecify.annotations.Nullable;

/** A type that is compiled when an object of it is first seen: types contain each other. Thread-safe. */
public final class TypeReference {

    private final String name;
    private final Schemas schemas;
    private volatile @Nullable TypeSchema type;

    TypeReference(String name, Schemas schemas) {
        this.name = name;
        this.schemas = schemas;
    }

    /** {@return the type} */
    public TypeSchema get() {
        TypeSchema known = type;
        if (known == null) {
            known = schemas.type(name);
            type = known;
        }
        return known;
    }
}
