package dev.tarn.inmemory.repository.bundle;

import dev.tarn.domain.fhir.ResourceType;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which members of R4's resources hold links: {@code reference} of a Reference, and elements of the types {@code uri},
 * {@code url}, {@code oid} and {@code uuid} ({@code decisions.md} D72). Few elements have these types, so that a member
 * is known by its name, by the name of the member that holds it, and in three cases by the type of the resource.
 *
 * <p>Elements of these types that identify something hold no link: the {@code url} of an extension or of a canonical
 * resource, {@code system} of a code or an identifier, the source and target of a concept map's group
 * ({@code domain/docs/decisions.md} T26).
 */
final class LinkElements {

    /** Strings of these names are links wherever they stand; other elements of these names are objects. */
    private static final Set<String> ANYWHERE = Set.of(
            "reference",
            "implicitRules",
            "endpoint",
            "onlineInformation",
            "authority",
            "policy",
            "protocol",
            "rendering");

    /** Such as {@code valueUri}, {@code instantiatesUri}, {@code defaultValueOid} and {@code authorizationUrl}. */
    private static final Pattern NAMED_BY_TYPE = Pattern.compile(".+(?:Uri|Url|Oid|Uuid)");

    private static final Set<String> RESOURCES = Set.of("", "contained", "resource");

    /** Objects whose {@code url} is an identity, a canonical, or part of a request that a stored Bundle recounts. */
    private static final Set<String> URL_IS_NO_LINK =
            Set.of("extension", "modifierExtension", "unmapped", "structure", "request", "link");

    private static final Set<String> URI_IS_CANONICAL = Set.of("dependsOn", "codeSystem");

    private LinkElements() {}

    /**
     * {@return whether a string is a link}
     *
     * @param type of the whole resource
     * @param name of the member that the string is the value of, or of the array that holds it
     * @param parent the name of the member whose object holds that member; empty for the resource itself
     */
    static boolean isLink(ResourceType type, String name, String parent) {
        return switch (name) {
            case "url" -> isLinkedUrl(type, parent);
            case "uri" -> !URI_IS_CANONICAL.contains(parent);
            case "source" -> parent.equals("meta") || (parent.isEmpty() && type == ResourceType.DocumentManifest);
            case "address" -> !parent.equals("network");
            case "definition" -> parent.equals("item");
            case "instantiates" -> type == ResourceType.MedicationAdministration || type == ResourceType.NutritionOrder;
            case "fullUrl" -> false;
            default -> ANYWHERE.contains(name) || NAMED_BY_TYPE.matcher(name).matches();
        };
    }

    private static boolean isLinkedUrl(ResourceType type, String parent) {
        return RESOURCES.contains(parent)
                ? parent.isEmpty() && (type == ResourceType.Device || type == ResourceType.DeviceDefinition)
                : !URL_IS_NO_LINK.contains(parent);
    }
}
