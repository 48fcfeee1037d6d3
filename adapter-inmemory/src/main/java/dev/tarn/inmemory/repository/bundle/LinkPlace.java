package dev.tarn.inmemory.repository.bundle;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.r4.ElementType;
import dev.tarn.domain.r4.R4;
import dev.tarn.domain.r4.TypeDefinition;
import dev.tarn.domain.r4.TypeDefinition.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A place in a resource, and what a value there has to do with links: by the type of its element, the {@code reference} of
 * a Reference and elements of the types {@code uri}, {@code url}, {@code oid} and {@code uuid} are links, and a narrative
 * holds them ({@code decisions.md} D72). Elements of these types that identify something are none ({@code decisions.md}
 * T26).
 *
 * @param type of the object that stands there; empty where none does
 */
record LinkPlace(Content content, String type) {

    enum Content {
        /** A value without links. */
        PLAIN,
        /** A string that is a link. */
        LINK,
        /** A string that is a link of a Reference, which may be conditional. */
        REFERENCE,
        /** A string of XHTML. */
        NARRATIVE,
        /** An object of a type. */
        OBJECT,
        /** A resource, whose type is its own. */
        RESOURCE
    }

    static final LinkPlace PLAIN = new LinkPlace(Content.PLAIN, "");

    private static final LinkPlace LINK = new LinkPlace(Content.LINK, "");
    private static final LinkPlace REFERENCE = new LinkPlace(Content.REFERENCE, "");
    private static final LinkPlace NARRATIVE = new LinkPlace(Content.NARRATIVE, "");
    private static final LinkPlace RESOURCE = new LinkPlace(Content.RESOURCE, "");

    /** The type of a resource that does not say its own: only references and narratives are known by their names. */
    private static final String UNKNOWN = "*";

    static final Set<String> LINKS = Set.of("uri", "url", "oid", "uuid");

    /** Namespaces of codes and ids, names of types, and what a stored Bundle says of requests. */
    static final Set<String> IDENTITIES = Set.of(
            "Bundle.entry.fullUrl",
            "Bundle.entry.request.url",
            "Bundle.entry.response.location",
            "Bundle.link.url",
            "Coding.system",
            "ConceptMap.group.source",
            "ConceptMap.group.target",
            "ConceptMap.group.element.target.dependsOn.property",
            "Device.udiCarrier.issuer",
            "Device.udiCarrier.jurisdiction",
            "DeviceDefinition.udiDeviceIdentifier.issuer",
            "DeviceDefinition.udiDeviceIdentifier.jurisdiction",
            "ElementDefinition.contentReference",
            "ElementDefinition.type.code",
            "Extension.url",
            "Identifier.system",
            "Quantity.system",
            "Reference.type",
            "StructureDefinition.type",
            "ValueSet.compose.include.system",
            "ValueSet.expansion.contains.system",
            "ValueSet.expansion.identifier");

    /** The {@code url} of other resources is the canonical URL that identifies them. */
    private static final Set<String> HAS_URL_OF_ITS_OWN = Set.of("Device", "DeviceDefinition");

    private static final Map<String, Map<String, LinkPlace>> BY_TYPE = new ConcurrentHashMap<>();

    /** {@return the place of a whole resource} */
    static LinkPlace of(ResourceType type) {
        return new LinkPlace(Content.OBJECT, type.name());
    }

    /** @param resourceType as a contained resource says it; may be empty or no type of R4 */
    static LinkPlace ofResource(String resourceType) {
        boolean known = R4.types()
                .find(resourceType)
                .filter(type -> type.kind() == Kind.RESOURCE)
                .isPresent();
        return new LinkPlace(Content.OBJECT, known ? resourceType : UNKNOWN);
    }

    /** {@return the place of a member of the object that stands here} */
    LinkPlace member(String name) {
        if (content == Content.RESOURCE || type.equals(UNKNOWN)) {
            return ofUnknown(name);
        }
        return content == Content.OBJECT
                ? BY_TYPE.computeIfAbsent(type, LinkPlace::members).getOrDefault(name, PLAIN)
                : PLAIN;
    }

    /** {@return the place that a JSON Pointer names; escapes stay, since no element of FHIR needs them} */
    LinkPlace at(String pointer) {
        LinkPlace place = this;
        for (String name : pointer.split("/", -1)) {
            if (!name.matches("[0-9]*|-")) {
                place = place.member(name);
            }
        }
        return place;
    }

    private static LinkPlace ofUnknown(String name) {
        return switch (name) {
            case "reference" -> REFERENCE;
            case "div" -> NARRATIVE;
            default -> new LinkPlace(Content.OBJECT, UNKNOWN);
        };
    }

    private static Map<String, LinkPlace> members(String typeName) {
        Map<String, LinkPlace> places = new HashMap<>();
        R4.types()
                .find(typeName)
                .ifPresent(type -> type.members().forEach((name, member) -> {
                    LinkPlace place = member(type, name, member.type());
                    places.put(name, place);
                    if (isPrimitive(member.type())) {
                        places.put(
                                "_" + name,
                                new LinkPlace(Content.OBJECT, "Element")); // id and extensions of the primitive
                    }
                }));
        places.values().removeIf(PLAIN::equals);
        return places;
    }

    private static LinkPlace member(TypeDefinition type, String name, ElementType of) {
        if (type.name().equals("Reference") && name.equals("reference")) {
            return REFERENCE;
        }
        if (LINKS.contains(of.name())) {
            return isIdentity(type, name) ? PLAIN : LINK;
        }
        if (of.name().equals("xhtml")) {
            return NARRATIVE;
        }
        if (of.name().equals("Resource")) {
            return RESOURCE;
        }
        return isPrimitive(of) ? PLAIN : new LinkPlace(Content.OBJECT, of.name());
    }

    private static boolean isIdentity(TypeDefinition type, String name) {
        boolean canonical =
                name.equals("url") && type.kind() == Kind.RESOURCE && !HAS_URL_OF_ITS_OWN.contains(type.name());
        return canonical || IDENTITIES.contains(type.name() + "." + name);
    }

    private static boolean isPrimitive(ElementType type) {
        return R4.types()
                .find(type.name())
                .filter(definition -> definition.kind() == Kind.PRIMITIVE)
                .isPresent();
    }
}
