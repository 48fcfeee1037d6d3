package dev.tarn.http.s3.xml;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of a request. Namespaces and attributes are ignored, since the requests of clients differ in them.
 *
 * @param text of the element itself, without that of its children
 */
public record XmlElement(String name, StringBuilder text, List<XmlElement> children) {

    /** Requests have four levels at most. */
    private static final int DEEPEST = 8;

    /** The list of 10,000 parts has ten for each at most. An element takes about 150 bytes of memory, and 4 on the wire. */
    public static final int MOST = 120_000;

    /**
     * {@return the root of a document}
     *
     * @throws MalformedXml for what is no XML, has a document type, or another root
     */
    public static XmlElement parse(byte[] document, String root) {
        try {
            XmlElement parsed = parse(document);
            if (!parsed.name.equals(root)) {
                throw new MalformedXml("its root is '" + parsed.name + "', and must be " + root);
            }
            return parsed;
        } catch (XMLStreamException e) {
            throw new MalformedXml("line " + e.getLocation().getLineNumber() + ", column "
                    + e.getLocation().getColumnNumber() + " is not well-formed");
        }
    }

    private static XmlElement parse(byte[] document) throws XMLStreamException {
        // The JDK's, since a parser of the class path may not know these properties.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(document));
        Deque<XmlElement> open = new ArrayDeque<>();
        Optional<XmlElement> root = Optional.empty();
        int count = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    count++;
                    if (count > MOST) {
                        throw new MalformedXml("it has more than " + MOST + " elements");
                    }
                    XmlElement element = new XmlElement(reader.getLocalName(), new StringBuilder(), new ArrayList<>());
                    if (open.isEmpty()) {
                        root = Optional.of(element);
                    } else {
                        open.element().children.add(element);
                    }
                    open.push(element);
                    if (open.size() > DEEPEST) {
                        throw new MalformedXml("it has more than " + DEEPEST + " levels");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.element().text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.DTD -> throw new MalformedXml("a document type is not accepted");
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new MalformedXml("an entity is not accepted");
                default -> {}
            }
        }
        return root.orElseThrow(() -> new MalformedXml("it has no root"));
    }

    /** {@return the children of a name} */
    public List<XmlElement> all(String child) {
        return children.stream().filter(element -> element.name.equals(child)).toList();
    }

    /** {@return the text of the first child of a name} */
    public Optional<String> value(String child) {
        return all(child).stream().findFirst().map(element -> element.text.toString());
    }
}
