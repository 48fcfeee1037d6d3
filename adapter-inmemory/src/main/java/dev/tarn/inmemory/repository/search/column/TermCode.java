package dev.tarn.inmemory.repository.search.column;

import dev.tarn.inmemory.repository.search.extract.ElementValue;
import java.util.List;

/**
 * Values as terms.
 *
 * <pre>
 * code      = code 00 (system | 01 where any system matches)
 * text      = folded 00 (original where it differs)
 * link      = id 00 Type 00 version
 * url       = url 00 01 version
 * uri       = uri
 * amount    = low (00 | 01 high) system 00 code 00 unit
 * span      = from, until: 8 bytes each, the sign bit inverted
 * composite = the terms of the components, and their lengths in 4 bytes each
 * </pre>
 */
public final class TermCode {

    /** In the place of a token's system: any system matches. */
    static final int ANY_SYSTEM = 1;

    /** In the place of a reference's type: a URL. */
    static final int URL = 1;

    private static final int PARTS = Part.values().length;

    /** Encoders by kind and not a switch, so that the code of each kind is compiled alone, which takes less time. */
    private static final Encoder[] ENCODERS = encoders();

    /** Adds the term of a value. */
    @FunctionalInterface
    private interface Encoder {

        void add(ElementValue value, ByteBuilder out);
    }

    private TermCode() {}

    /** The columns of a parameter. */
    public enum Part {
        VALUE,
        CODE_TEXT,
        IDENTIFIER,
        PRESENT
    }

    /** {@return the number of a parameter's column} */
    @SuppressWarnings("EnumOrdinal") // An index in memory only.
    public static int column(int parameter, Part part) {
        return parameter * PARTS + part.ordinal();
    }

    /** {@return the number of the parameter that a column is of} */
    static int parameter(int column) {
        return column / PARTS;
    }

    static Part part(ElementValue value) {
        return switch (value.kind()) {
            case CODE, TEXT, LINK, URL, URI, AMOUNT, SPAN, COMPOSITE -> Part.VALUE;
            case CODE_TEXT -> Part.CODE_TEXT;
            case LINK_IDENTIFIER -> Part.IDENTIFIER;
            case PRESENT -> Part.PRESENT;
        };
    }

    @SuppressWarnings("EnumOrdinal") // An index in memory only.
    static void add(ElementValue value, ByteBuilder out) {
        ENCODERS[value.kind().ordinal()].add(value, out);
    }

    @SuppressWarnings("EnumOrdinal") // An index in memory only.
    private static Encoder[] encoders() {
        Encoder[] encoders = new Encoder[ElementValue.Kind.values().length];
        for (ElementValue.Kind kind : ElementValue.Kind.values()) {
            encoders[kind.ordinal()] = encoder(kind);
        }
        return encoders;
    }

    private static Encoder encoder(ElementValue.Kind kind) {
        return switch (kind) {
            case CODE -> (value, out) -> code((ElementValue.Code) value, out);
            case CODE_TEXT -> (value, out) -> text(((ElementValue.CodeText) value).text(), out);
            case TEXT -> (value, out) -> text(((ElementValue.Text) value).text(), out);
            case LINK -> (value, out) -> link((ElementValue.Link) value, out);
            case URL -> (value, out) -> url(((ElementValue.Url) value).url(), out);
            case LINK_IDENTIFIER -> (value, out) -> code(((ElementValue.LinkIdentifier) value).identifier(), out);
            case URI -> (value, out) -> out.add(((ElementValue.Uri) value).uri());
            case AMOUNT -> (value, out) -> amount((ElementValue.Amount) value, out);
            case SPAN -> (value, out) -> span((ElementValue.Span) value, out);
            case COMPOSITE -> (value, out) -> composite((ElementValue.Composite) value, out);
            case PRESENT -> (value, out) -> {};
        };
    }

    private static void span(ElementValue.Span span, ByteBuilder out) {
        out.addLong(span.from() ^ Long.MIN_VALUE).addLong(span.until() ^ Long.MIN_VALUE);
    }

    private static void link(ElementValue.Link link, ByteBuilder out) {
        out.add(link.id()).add(0).add(link.type()).add(0);
        if (link.version() != null) {
            out.add(link.version());
        }
    }

    private static void code(ElementValue.Code value, ByteBuilder out) {
        out.add(value.code()).add(0);
        if (value.systemImplied()) {
            out.add(ANY_SYSTEM);
        } else if (value.system() != null) {
            out.add(value.system());
        }
    }

    private static void text(String text, ByteBuilder out) {
        String folded = FoldedText.of(text);
        out.add(folded).add(0);
        if (!folded.equals(text)) {
            out.add(text);
        }
    }

    /** Adds a URL; the version of a canonical is behind a vertical bar. */
    static void url(String url, ByteBuilder out) {
        int bar = url.indexOf('?') < 0 ? url.indexOf('|') : -1;
        out.add(bar < 0 ? url : url.substring(0, bar)).add(0).add(URL);
        if (bar >= 0) {
            out.add(url.substring(bar + 1));
        }
    }

    private static void amount(ElementValue.Amount amount, ByteBuilder out) {
        DecimalCode.addLow(amount.low(), out);
        if (amount.low() != null && amount.high() != null && amount.low().compareTo(amount.high()) == 0) {
            out.add(0);
        } else {
            out.add(1);
            DecimalCode.addHigh(amount.high(), out);
        }
        out.add(orEmpty(amount.system()))
                .add(0)
                .add(orEmpty(amount.code()))
                .add(0)
                .add(orEmpty(amount.unit()));
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }

    private static void composite(ElementValue.Composite composite, ByteBuilder out) {
        List<ElementValue> components = composite.components();
        int[] lengths = new int[components.size()];
        for (int i = 0; i < lengths.length; i++) {
            int start = out.size();
            add(components.get(i), out);
            lengths[i] = out.size() - start;
        }
        for (int length : lengths) {
            out.addInt(length);
        }
    }
}
