package dev.tarn.inmemory.repository.validation.schema;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The primitive types of R4, with the kind of JSON value that each is written as. */
public enum PrimitiveKind {
    BOOLEAN("boolean"),
    INTEGER("integer"),
    POSITIVE_INT("positiveInt"),
    UNSIGNED_INT("unsignedInt"),
    DECIMAL("decimal"),
    STRING("string"),
    MARKDOWN("markdown"),
    CODE("code"),
    ID("id"),
    URI("uri"),
    URL("url"),
    CANONICAL("canonical"),
    OID("oid"),
    UUID("uuid"),
    BASE64("base64Binary"),
    DATE("date"),
    DATE_TIME("dateTime"),
    INSTANT("instant"),
    TIME("time"),
    XHTML("xhtml");

    private static final Map<String, PrimitiveKind> BY_NAME = new HashMap<>();

    static {
        for (PrimitiveKind kind : values()) {
            BY_NAME.put(kind.typeName, kind);
        }
    }

    private final String typeName;

    PrimitiveKind(String typeName) {
        this.typeName = typeName;
    }

    /** {@return the primitive type of this name; null for any other type} */
    static @Nullable PrimitiveKind of(String typeName) {
        return BY_NAME.get(typeName);
    }

    /** {@return the type's name in FHIR, for example {@code positiveInt}} */
    public String typeName() {
        return typeName;
    }

    /** {@return whether the value is a JSON number} */
    public boolean isNumber() {
        return this == INTEGER || this == POSITIVE_INT || this == UNSIGNED_INT || this == DECIMAL;
    }

    /** {@return whether the value can be a local reference, {@code #id}, to a contained resource} */
    public boolean canBeLocal() {
        return this == URI || this == URL || this == CANONICAL;
    }
}
