package dev.tarn.inmemory.repository.validation.format;

import dev.tarn.inmemory.repository.validation.schema.NameTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks the XHTML of a narrative: well-formed, of permitted elements and attributes (txt-1), with text or an image
 * (txt-2). Not thread-safe; meant to be reused.
 */
public final class NarrativeFormat {

    private static final String NOT_WELL_FORMED = "XHTML that is not well-formed: ";
    private static final String NO_REFERENCE =
            NOT_WELL_FORMED + "& begins no entity and no character; a single one is &amp;";
    private static final byte[] NAMESPACE = ascii("http://www.w3.org/1999/xhtml");
    private static final byte[] XMLNS = ascii("xmlns");
    private static final byte[] PREFIX = ascii("xmlns:");
    private static final String OTHER_NAMESPACE =
            "txt-1: the <div> has to have xmlns=\"http://www.w3.org/1999/xhtml\", and no element another";
    private static final byte[] COMMENT = ascii("<!--");
    private static final byte[] COMMENT_END = ascii("-->");
    private static final byte[] CDATA = ascii("<![CDATA[");
    private static final byte[] CDATA_END = ascii("]]>");
    private static final byte[] INSTRUCTION = ascii("<?");
    private static final byte[] INSTRUCTION_END = ascii("?>");
    private static final NameTable<Boolean> ELEMENTS =
            table("p br div h1 h2 h3 h4 h5 h6 a span b em i strong small big tt dfn q var abbr acronym cite blockquote"
                    + " hr address bdo kbd sub sup ul ol li dl dt dd pre table caption colgroup col thead tr tfoot tbody"
                    + " th td code samp img map area");
    private static final NameTable<Boolean> ATTRIBUTES =
            table("title style class id lang xml:lang dir accesskey tabindex xmlns href name src border cite charset"
                    + " type hreflang rel rev shape coords alt longdesc height width usemap ismap nohref summary frame"
                    + " rules cellspacing cellpadding xml:space nowrap span align char charoff valign abbr axis headers"
                    + " scope rowspan colspan");

    private byte[] bytes = new byte[0];
    private int at;
    private int to;
    private int[] open = new int[32];
    private int depth;
    private boolean content;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static NameTable<Boolean> table(String names) {
        Map<String, Boolean> entries = new HashMap<>();
        for (String name : names.split(" ", -1)) {
            entries.put(name, true);
        }
        return new NameTable<>(entries);
    }

    /** {@return what is wrong, without escapes of JSON; null where nothing is} */
    public @Nullable String fault(byte[] text, int from, int end) {
        bytes = text;
        at = from;
        to = end;
        depth = 0;
        content = false;
        prolog();
        if (peek() != '<' || startsWith(CDATA)) {
            return NOT_WELL_FORMED + "it does not begin with <div";
        }
        do {
            String fault = peek() == '<' ? markup() : text();
            if (fault != null) {
                return fault;
            }
        } while (depth > 0 && at < to);
        if (depth > 0) {
            return NOT_WELL_FORMED + "the element " + name(open[2 * depth - 2], open[2 * depth - 1]) + " is not closed";
        }
        return content ? null : "txt-2: the narrative has no text and no image";
    }

    private byte peek() {
        return at < to ? bytes[at] : 0;
    }

    private String name(int from, int end) {
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    private @Nullable String text() {
        while (at < to && bytes[at] != '<') {
            content |= bytes[at] > ' ' || bytes[at] < 0;
            if (bytes[at] == '&' && !XmlReference.isAt(bytes, at, to)) {
                return NO_REFERENCE;
            }
            at++;
        }
        return null;
    }

    /** Passes over what XML permits before an element: white space, comments, processing instructions. */
    private void prolog() {
        boolean more = true;
        while (more) {
            skipWhitespace();
            more = passed(COMMENT, COMMENT_END) || passed(INSTRUCTION, INSTRUCTION_END);
        }
    }

    private boolean startsWith(byte[] prefix) {
        return to - at >= prefix.length && Arrays.equals(bytes, at, at + prefix.length, prefix, 0, prefix.length);
    }

    /** {@return whether something that begins like this was here} Passes over it; behind the end where it does not end. */
    private boolean passed(byte[] begin, byte[] end) {
        boolean is = startsWith(begin);
        if (is) {
            at += begin.length;
            while (at < to && !startsWith(end)) {
                at++;
            }
            at += end.length;
        }
        return is;
    }

    private @Nullable String markup() {
        int section = at;
        if (passed(CDATA, CDATA_END)) {
            for (int i = section + CDATA.length; i < at - CDATA_END.length; i++) {
                content |= bytes[i] > ' ' || bytes[i] < 0;
            }
            return closed("a CDATA section");
        }
        if (passed(COMMENT, COMMENT_END)) {
            return closed("a comment");
        }
        if (passed(INSTRUCTION, INSTRUCTION_END)) {
            return closed("a processing instruction");
        }
        at++;
        boolean closing = peek() == '/';
        at += closing ? 1 : 0;
        int from = at;
        while (isNameByte(peek())) {
            at++;
        }
        return closing ? close(from, at) : element(from, at);
    }

    private @Nullable String closed(String what) {
        return at <= to ? null : NOT_WELL_FORMED + what + " is not closed";
    }

    private static boolean isNameByte(byte b) {
        return Ascii.isLetterOrDigit(b) || b == ':' || b == '-' || b == '_';
    }

    private @Nullable String close(int from, int end) {
        skipWhitespace();
        boolean same = depth > 0
                && Arrays.equals(bytes, open[2 * depth - 2], open[2 * depth - 1], bytes, from, end)
                && peek() == '>';
        if (!same) {
            return NOT_WELL_FORMED + "</" + name(from, end) + "> closes no element";
        }
        depth--;
        at++;
        return null;
    }

    private @Nullable String element(int from, int end) {
        if (ELEMENTS.find(bytes, from, end) == null) {
            return "txt-1: the element '" + name(from, end) + "' is not permitted in a narrative";
        }
        boolean first = depth == 0;
        if (first && !(end - from == 3 && bytes[from] == 'd')) {
            return "txt-1: a narrative is a <div>, not a <" + name(from, end) + ">";
        }
        content |= end - from == 3 && bytes[from] == 'i';
        boolean namespace = false;
        skipWhitespace();
        while (isNameByte(peek())) {
            int attribute = at;
            while (isNameByte(peek())) {
                at++;
            }
            int attributeEnd = at;
            String fault = attributeValue(attribute, attributeEnd);
            if (fault != null) {
                return fault;
            }
            if (attributeEnd - attribute == XMLNS.length && bytes[attribute] == 'x') {
                if (!isNamespace(attributeEnd)) {
                    return OTHER_NAMESPACE;
                }
                namespace = true;
            }
            skipWhitespace();
        }
        if (first && !namespace) {
            return OTHER_NAMESPACE;
        }
        return opened(from, end);
    }

    private @Nullable String opened(int from, int end) {
        boolean empty = peek() == '/';
        at += empty ? 1 : 0;
        if (peek() != '>') {
            return NOT_WELL_FORMED + "the tag <" + name(from, end) + " does not end with >";
        }
        at++;
        if (!empty) {
            if (2 * depth == open.length) {
                open = Arrays.copyOf(open, 2 * open.length);
            }
            open[2 * depth] = from;
            open[2 * depth + 1] = end;
            depth++;
        }
        return null;
    }

    /** Reads what follows an attribute's name, to the position behind the closing quote. */
    private @Nullable String attributeValue(int from, int end) {
        if (ATTRIBUTES.find(bytes, from, end) == null && !isPrefix(from, end)) {
            return "txt-1: the attribute '" + name(from, end) + "' is not permitted in a narrative";
        }
        skipWhitespace();
        boolean equals = peek() == '=';
        at++;
        skipWhitespace();
        byte quote = peek();
        if (!equals || (quote != '"' && quote != '\'')) {
            return NOT_WELL_FORMED + "the attribute " + name(from, end) + " has no value in quotes";
        }
        at++;
        while (at < to && bytes[at] != quote) {
            if (bytes[at] == '&' && !XmlReference.isAt(bytes, at, to)) {
                return NO_REFERENCE;
            }
            at++;
        }
        at++;
        return at <= to ? null : NOT_WELL_FORMED + "the value of " + name(from, end) + " is not closed";
    }

    /** {@return whether an attribute declares a prefix, which no permitted element has} */
    private boolean isPrefix(int from, int end) {
        return end - from > PREFIX.length && Arrays.equals(bytes, from, from + PREFIX.length, PREFIX, 0, PREFIX.length);
    }

    /** {@return whether the value of the attribute that has just been read, whose name ends here, is the namespace} */
    private boolean isNamespace(int end) {
        int value = at - 1 - NAMESPACE.length;
        return value > end
                && bytes[value - 1] == bytes[at - 1]
                && Arrays.equals(bytes, value, at - 1, NAMESPACE, 0, NAMESPACE.length);
    }

    private void skipWhitespace() {
        while (at < to && bytes[at] <= ' ' && bytes[at] >= 0) {
            at++;
        }
    }
}
