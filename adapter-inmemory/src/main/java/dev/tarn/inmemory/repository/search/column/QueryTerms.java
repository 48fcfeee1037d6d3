package dev.tarn.inmemory.repository.search.column;

import dev.tarn.domain.search.Modifier;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.search.SearchValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The terms that match a value of a query (FHIR R4, search, 3.1.1.4). */
public final class QueryTerms {

    private final SearchDialect dialect;
    private final String localBase;

    /**
     * Terms of one dialect.
     *
     * @param localBase what the path of the data store's own URLs ends with: an absolute URL below it is a local reference
     */
    public QueryTerms(SearchDialect dialect, String localBase) {
        this.dialect = dialect;
        this.localBase = localBase;
    }

    /** {@return the part of the parameter's columns that a modifier compares} */
    public static TermCode.Part part(Modifier modifier) {
        return switch (modifier) {
            case TEXT -> TermCode.Part.CODE_TEXT;
            case IDENTIFIER -> TermCode.Part.IDENTIFIER;
            case NONE, MISSING, EXACT, CONTAINS, NOT, BELOW -> TermCode.Part.VALUE;
        };
    }

    /**
     * {@return the ranges of terms of which a match has one}
     *
     * @throws IllegalArgumentException for {@link SearchValue.Missing}, which is no term
     */
    public List<TermRange> of(SearchValue value, Modifier modifier) {
        return switch (value.kind()) {
            case MISSING -> throw new IllegalArgumentException("a missing value has no terms");
            case TOKEN -> token((SearchValue.Token) value, modifier);
            case STRING -> List.of(text(((SearchValue.Text) value).text(), modifier));
            case REFERENCE -> reference((SearchValue.Reference) value);
            case URI -> uri(((SearchValue.Uri) value).uri(), modifier);
            case NUMBER -> List.of(NumberRanges.of((SearchValue.Decimal) value));
            case DATE -> List.of(DateRanges.of((SearchValue.Date) value));
            case QUANTITY -> List.of(quantity((SearchValue.Quantity) value));
            case COMPOSITE -> composite((SearchValue.Composite) value);
        };
    }

    // ---- tokens

    private List<TermRange> token(SearchValue.Token token, Modifier modifier) {
        if (modifier == Modifier.TEXT) {
            return List.of(text(token.code().orElse(""), Modifier.NONE));
        }
        if (token.code().isEmpty()) {
            return List.of(ofSystem(token.system().orElse("")));
        }
        byte[] code = new ByteBuilder().add(token.code().get()).add(0).toBytes();
        if (token.system().isEmpty()) {
            return mayBeSystem(token.code().get())
                    ? List.of(TermRange.prefix(code), ofSystem(token.code().get()))
                    : List.of(TermRange.prefix(code));
        }
        byte[] withSystem =
                new ByteBuilder().add(code).add(token.system().get()).toBytes();
        byte[] withAny = new ByteBuilder().add(code).add(TermCode.ANY_SYSTEM).toBytes();
        return List.of(TermRange.exact(withSystem), TermRange.exact(withAny));
    }

    /**
     * {@return whether a value without a system can also name a system, as in HealthLake's dialect ({@code decisions.md} T61)}
     * A system is an absolute URI and so has a colon: other codes are found without a scan of all systems.
     */
    private boolean mayBeSystem(String code) {
        return dialect == SearchDialect.HEALTHLAKE && code.indexOf(':') > 0;
    }

    private static TermRange ofSystem(String system) {
        byte[] wanted = utf8(system);
        return TermRange.all((bytes, from, to) -> bytes.isEqual(bytes.separator(from, to) + 1, to, wanted));
    }

    // ---- strings

    /** {@return the terms of a text: folded in FHIR's dialect, as it is written in HealthLake's} */
    TermRange text(String text, Modifier modifier) {
        byte[] folded = utf8(FoldedText.of(text));
        byte[] original = utf8(text);
        boolean withCase = dialect == SearchDialect.HEALTHLAKE;
        return switch (modifier) {
            case EXACT -> {
                ByteBuilder term = new ByteBuilder().add(folded).add(0);
                yield TermRange.exact(
                        FoldedText.of(text).equals(text)
                                ? term.toBytes()
                                : term.add(original).toBytes());
            }
            case CONTAINS -> contains(withCase ? original : folded, withCase);
            case NONE, MISSING, NOT, TEXT, IDENTIFIER, BELOW ->
                withCase
                        ? TermRange.prefix(folded).and((bytes, from, to) -> {
                            int end = bytes.separator(from, to);
                            return end + 1 < to
                                    ? bytes.startsWith(end + 1, to, original)
                                    : bytes.startsWith(from, end, original);
                        })
                        : folded.length == 0 ? TermRange.all((bytes, from, to) -> false) : TermRange.prefix(folded);
        };
    }

    private static TermRange contains(byte[] text, boolean withCase) {
        ByteSearch search = new ByteSearch(text);
        return TermRange.all((bytes, from, to) -> {
            int end = bytes.separator(from, to);
            // Behind the separator is the original, where it differs.
            return (withCase && end + 1 < to) ? search.isIn(bytes, end + 1, to) : search.isIn(bytes, from, end);
        });
    }

    /** {@return the terms of a word of a narrative, in either dialect without case} */
    public static TermRange word(String word) {
        return TermRange.prefix(
                new ByteBuilder().add(FoldedText.of(word)).add(0).toBytes());
    }

    // ---- references and URIs

    private List<TermRange> reference(SearchValue.Reference reference) {
        boolean local = reference.type().isPresent()
                && reference.url().filter(url -> url.contains(localBase)).isPresent();
        if (reference.url().isPresent() && !local) {
            return List.of(url(reference.url().get()));
        }
        if (reference.type().isEmpty()) {
            // Behind the id comes a type, which begins with a letter, and not the mark of a URL.
            byte[] from = new ByteBuilder().add(reference.id()).add(0).add('A').toBytes();
            byte[] to = new ByteBuilder().add(reference.id()).add(1).toBytes();
            return List.of(new TermRange(from, to, null), url(reference.id()));
        }
        byte[] prefix = link(reference.type().get(), reference.id());
        return List.of(
                reference.version().isEmpty()
                        ? TermRange.prefix(prefix)
                        : TermRange.exact(new ByteBuilder()
                                .add(prefix)
                                .add(reference.version().get())
                                .toBytes()));
    }

    /** {@return what the terms of references to a resource begin with} */
    public static byte[] link(String type, String id) {
        return new ByteBuilder().add(id).add(0).add(type).add(0).toBytes();
    }

    private static TermRange url(String url) {
        ByteBuilder term = new ByteBuilder();
        TermCode.url(url, term);
        return url.indexOf('|') < 0 || url.indexOf('?') >= 0
                ? TermRange.prefix(term.toBytes())
                : TermRange.exact(term.toBytes());
    }

    /** {@return the term of an id in the column of {@code _id}} */
    public static TermRange id(String id) {
        return TermRange.prefix(new ByteBuilder().add(id).add(0).toBytes());
    }

    private static List<TermRange> uri(String uri, Modifier modifier) {
        byte[] wanted = utf8(uri);
        if (modifier != Modifier.BELOW) {
            return List.of(TermRange.exact(wanted));
        }
        if (uri.endsWith("/")) {
            return List.of(TermRange.prefix(wanted));
        }
        return List.of(TermRange.prefix(wanted)
                .and((bytes, from, to) -> to - from == wanted.length || bytes.at(from + wanted.length) == '/'));
    }

    // ---- quantities and composites

    private static TermRange quantity(SearchValue.Quantity quantity) {
        TermRange number = NumberRanges.of(quantity.number());
        SearchValue.Token unit = quantity.unit();
        if (unit.system().isEmpty() && unit.code().isEmpty()) {
            return number;
        }
        String system = unit.system().orElse("");
        String code = unit.code().orElse("");
        byte[] wantedSystem = utf8(system);
        byte[] wantedCode = utf8(code);
        return number.and((bytes, from, to) -> {
            int at = NumberRanges.unitAt(bytes, from);
            int systemEnd = bytes.separator(at, to);
            int codeEnd = bytes.separator(systemEnd + 1, to);
            if (system.isEmpty()) {
                return code.isEmpty()
                        || bytes.isEqual(systemEnd + 1, codeEnd, wantedCode)
                        || bytes.isEqual(codeEnd + 1, to, wantedCode);
            }
            return bytes.isEqual(at, systemEnd, wantedSystem)
                    && (code.isEmpty() || bytes.isEqual(systemEnd + 1, codeEnd, wantedCode));
        });
    }

    private List<TermRange> composite(SearchValue.Composite composite) {
        List<List<TermRange>> components = new ArrayList<>();
        for (SearchValue component : composite.components()) {
            components.add(of(component, Modifier.NONE));
        }
        List<TermRange> ranges = new ArrayList<>();
        for (TermRange first : components.get(0)) {
            ranges.add(CompositeRanges.of(first, components));
        }
        return ranges;
    }

    private static byte[] utf8(String text) {
        return text.replace('\0', '\uFFFD').getBytes(StandardCharsets.UTF_8);
    }
}
