package dev.tarn.app.r4;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Element;

/** Reads the published structure definitions of resources and data types, profiles and logical models left out. */
final class StructureDefinitions {

    private static final String SYSTEM = "http://hl7.org/fhirpath/System.";

    private StructureDefinitions() {}

    static List<Element> all() throws IOException {
        List<Element> all = new ArrayList<>();
        for (String bundle : List.of("profiles-types", "profiles-resources")) {
            for (Element definition : PublishedR4.definitions(bundle, "StructureDefinition")) {
                if (!PublishedR4.value(definition, "derivation").equals("constraint")
                        && !PublishedR4.value(definition, "kind").equals("logical")) {
                    all.add(definition);
                }
            }
        }
        return all;
    }

    /** {@return the elements of the snapshot, but the value of a primitive type, which is no member in JSON} */
    static List<Element> elements(Element definition) {
        List<Element> elements = PublishedR4.children(
                PublishedR4.children(definition, "snapshot").get(0), "element");
        if (PublishedR4.value(definition, "kind").equals("primitive-type")) {
            elements.removeIf(element -> PublishedR4.value(element, "path").endsWith(".value"));
        }
        return elements;
    }

    /** {@return whether the type defines the element itself} */
    static boolean isOwn(Element element) {
        Element base = PublishedR4.children(element, "base").get(0);
        return PublishedR4.value(base, "path").equals(PublishedR4.value(element, "path"));
    }

    /** {@return the paths that have elements below them} */
    static Set<String> parents(List<Element> elements) {
        Set<String> parents = new HashSet<>();
        for (Element element : elements) {
            String path = PublishedR4.value(element, "path");
            parents.add(path.substring(0, Math.max(0, path.lastIndexOf('.'))));
        }
        return parents;
    }

    /** {@return the types, target types in parentheses; the path where the element refers to another's content} */
    static List<String> types(Element element) {
        String content = PublishedR4.value(element, "contentReference");
        if (!content.isEmpty()) {
            return List.of(content.substring(1));
        }
        List<String> types = new ArrayList<>();
        for (Element type : PublishedR4.children(element, "type")) {
            TreeSet<String> targets = new TreeSet<>();
            PublishedR4.children(type, "targetProfile").forEach(t -> targets.add(last(t.getAttribute("value"))));
            String code = code(element, PublishedR4.value(type, "code"));
            types.add(targets.isEmpty() ? code : code + "(" + String.join(" ", targets) + ")");
        }
        return types;
    }

    /** The FHIR type of what is published as a type of FHIRPath: ids and the url of an extension. */
    private static String code(Element element, String code) {
        if (!code.startsWith(SYSTEM)) {
            return code;
        }
        String path = PublishedR4.value(PublishedR4.children(element, "base").get(0), "path");
        return switch (path) {
            case "Resource.id" -> "id";
            case "Extension.url" -> "uri";
            default -> "string";
        };
    }

    static String last(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
