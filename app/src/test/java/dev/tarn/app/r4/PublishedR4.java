package dev.tarn.app.r4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The definitions of FHIR R4 (4.0.1) as HL7 published them, from HAPI's artifact of validation resources. */
final class PublishedR4 {

    private static final String ROOT = "/org/hl7/fhir/r4/model/";

    private PublishedR4() {}

    /** {@return the resources of type SearchParameter} */
    static List<JsonNode> searchParameters() throws IOException {
        List<JsonNode> found = new ArrayList<>();
        try (InputStream in = open("sp/search-parameters.json")) {
            new ObjectMapper().readTree(in).get("entry").forEach(entry -> found.add(entry.get("resource")));
        }
        return found;
    }

    /**
     * {@return the resources of one type in a bundle of definitions, as elements of its XML}
     *
     * @param bundle {@code profiles-resources}, {@code profiles-types}, {@code valuesets} or {@code v3-codesystems}
     */
    static List<Element> definitions(String bundle, String resourceType) throws IOException {
        List<Element> found = new ArrayList<>();
        for (Element entry : children(root(bundle), "entry")) {
            children(entry, "resource").forEach(resource -> found.addAll(children(resource, resourceType)));
        }
        return found;
    }

    private static Element root(String bundle) throws IOException {
        try (InputStream in = open((bundle.startsWith("profiles-") ? "profile/" : "valueset/") + bundle + ".xml")) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(bundle, e);
        }
    }

    /** {@return the child elements of this name} */
    static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    /** {@return the {@code value} of the first child of this name; the empty text where there is none} */
    static String value(Element parent, String name) {
        List<Element> named = children(parent, name);
        return named.isEmpty() ? "" : named.get(0).getAttribute("value");
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(PublishedR4.class.getResourceAsStream(ROOT + file), file);
    }
}
