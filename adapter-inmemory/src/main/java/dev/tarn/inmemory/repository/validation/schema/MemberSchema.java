package dev.tarn.inmemory.repository.validation.schema;

import org.jspecify.annotations.Nullable;

/**
 * A member of a JSON object.
 *
 * @param name as it stands in JSON
 * @param start the text with which the member begins
 * @param element the index of its element in the type
 * @param extension whether it is the {@code _name} of a primitive, with id and extensions
 * @param repeating whether the value is an array
 * @param primitive null for a complex type
 * @param uriRule how complete a URI has to be
 * @param anyResource whether the value is a resource of any type
 * @param codes the codes of a required binding; null where there is none
 * @param targets what a reference may point to; null for any resource, and for what is no reference
 */
public record MemberSchema(
        String name,
        MemberStart start,
        int element,
        boolean extension,
        boolean repeating,
        @Nullable PrimitiveKind primitive,
        UriRule uriRule,
        boolean anyResource,
        @Nullable CodeTable codes,
        @Nullable TargetTypes targets,
        TypeReference type) {

    /** {@return the {@code _name} of a primitive element} */
    static MemberSchema ofExtensions(String name, int element, boolean repeating, TypeReference type) {
        return new MemberSchema(
                name, new MemberStart(name), element, true, repeating, null, UriRule.NONE, false, null, null, type);
    }

    /** {@return an index of its own in its type: two for each element} */
    public int slot() {
        return 2 * element + (extension ? 1 : 0);
    }
}
