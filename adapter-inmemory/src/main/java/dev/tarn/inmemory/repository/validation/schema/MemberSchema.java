package dev.tarn.inmemory.repository.validation.schema;

import org.jspecify.annotations.Nullable;

/**
 * A member of a JSON object.
 *
 * @param name as it stands in JSON
 * @param element the index of its element in the type
 * @param extension whether it is the {@code _name} of a primitive, with id and extensions
 * @param repeating whether the value is an array
 * @param primitive null for a complex type
 * @param typeName of the value
 * @param codes the codes of a required binding; null where there is none
 */
public record MemberSchema(
        String name,
        int element,
        boolean extension,
        boolean repeating,
        @Nullable PrimitiveKind primitive,
        String typeName,
        @Nullable CodeTable codes,
        TypeReference type) {}
