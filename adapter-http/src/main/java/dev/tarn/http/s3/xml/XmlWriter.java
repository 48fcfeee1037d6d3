package dev.tarn.http.s3.xml;

import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes an XML document of elements and texts. Not thread-safe. */
public final class XmlWriter {

    /** The {@code Content-Type} of a document. */
    public static final CharSequence CONTENT_TYPE = HttpHeaders.createOptimized("application/xml");

    private static final String NAMESPACE = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    private XmlWriter() {}

    /** {@return a document without a root; errors have no namespace} */
    public static XmlWriter document() {
        return new XmlWriter();
    }

    /** {@return a document whose root is open, in S3's namespace} */
    public static XmlWriter of(String root) {
        XmlWriter writer = new XmlWriter();
        writer.xml.append('<').append(root).append(NAMESPACE).append('>');
        writer.open.push(root);
        return writer;
    }

    /** Opens an element. */
    public XmlWriter open(String name) {
        xml.append('<').append(name).append('>');
        open.push(name);
        return this;
    }

    /** Closes the innermost open element. */
    public XmlWriter close() {
        xml.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Adds an element with a text. */
    public XmlWriter text(String name, String text) {
        xml.append('<').append(name).append('>');
        escape(text);
        xml.append("</").append(name).append('>');
        return this;
    }

    /** {@return the document in UTF-8} */
    public byte[] bytes() {
        while (!open.isEmpty()) {
            close();
        }
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Characters that XML 1.0 excludes become references, as in S3's answers; a client can ask for encoded keys. */
    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                default -> {
                    if (c < ' ' || c >= '\uFFFE') {
                        xml.append("&#x").append(Integer.toHexString(c)).append(';');
                    } else {
                        xml.append(c);
                    }
                }
            }
        }
    }
}
