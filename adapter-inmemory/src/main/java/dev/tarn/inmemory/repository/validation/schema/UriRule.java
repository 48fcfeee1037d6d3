package dev.tarn.inmemory.repository.validation.schema;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How complete a URI of an element has to be, as HAPI 7.6.1 has it. */
public enum UriRule {
    /** Any URI, and any value that is none. */
    NONE(null),

    /** A scheme, and something behind it. */
    ABSOLUTE(null),

    /** {@link #ABSOLUTE}, but for an extension in an extension, whose url is a name. */
    ABSOLUTE_OUTSIDE_EXTENSION("Extension"),

    /** {@link #ABSOLUTE}, or the id of a contained resource: {@code #id}. */
    ABSOLUTE_OR_LOCAL(null),

    /** A scheme. */
    SCHEME(null),

    /** {@link #SCHEME}, but for a coding of a concept, whose system may be relative. */
    SCHEME_OUTSIDE_CONCEPT("CodeableConcept");

    /** The resource types with a {@code url} that HAPI does not have among those that are referred to by it. */
    private static final Set<String> NOT_CANONICAL = Set.of("Contract", "Device", "DeviceDefinition");

    private final @Nullable String exempt;

    UriRule(@Nullable String exempt) {
        this.exempt = exempt;
    }

    static UriRule of(String type, boolean resource, String member, @Nullable PrimitiveKind kind) {
        if (kind == PrimitiveKind.CANONICAL) {
            return ABSOLUTE_OR_LOCAL;
        }
        if (kind == PrimitiveKind.URI && member.equals("system")) {
            return switch (type) {
                case "Quantity" -> NONE;
                case "Coding" -> SCHEME_OUTSIDE_CONCEPT;
                case "Identifier" -> SCHEME;
                default -> ABSOLUTE;
            };
        }
        if (kind == PrimitiveKind.URI && member.equals("url")) {
            if (resource) {
                return NOT_CANONICAL.contains(type) ? NONE : ABSOLUTE;
            }
            return type.equals("Extension") ? ABSOLUTE_OUTSIDE_EXTENSION : NONE;
        }
        return NONE;
    }

    /** {@return whether there is no rule where the object with the element is in an object of this type} */
    public boolean isExempt(String owner) {
        return this == NONE || owner.equals(exempt);
    }

    /** {@return whether a scheme is enough} */
    public boolean needsSchemeOnly() {
        return this == SCHEME || this == SCHEME_OUTSIDE_CONCEPT;
    }
}
