package dev.tarn.domain.search;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A value of a query, by the type of its parameter, escapes resolved (FHIR R4, search, 3.1.1.4). */
public sealed interface SearchValue {

    /** Which kind of value this is, for exhaustive switches. */
    enum Kind {
        MISSING,
        TOKEN,
        STRING,
        REFERENCE,
        URI,
        NUMBER,
        DATE,
        QUANTITY,
        COMPOSITE
    }

    Kind kind();

    /** {@code :missing=true} or {@code false}. */
    record Missing(boolean missing) implements SearchValue {
        @Override
        public Kind kind() {
            return Kind.MISSING;
        }
    }

    /**
     * {@code code}, {@code system|code}, {@code |code}, {@code system|}; with {@link Modifier#TEXT} the text in {@code
     * code}.
     *
     * @param system empty where the query has no {@code |}; the empty text where nothing stands before it
     * @param code empty where nothing stands behind the {@code |}
     */
    record Token(Optional<String> system, Optional<String> code) implements SearchValue {
        @Override
        public Kind kind() {
            return Kind.TOKEN;
        }
    }

    /** A text. */
    record Text(String text) implements SearchValue {
        @Override
        public Kind kind() {
            return Kind.STRING;
        }
    }

    /**
     * {@code id}, {@code Type/id}, {@code Type/id/_history/1}, or an absolute URL; with {@link Modifier#IDENTIFIER} a
     * {@link Token} stands in its place.
     *
     * @param type the type of the target: from the value, from the end of an absolute URL, or from the modifier ({@code
     *     subject:Patient=1})
     * @param id the target's id; the empty text for a canonical, a URN or another text that does not end in {@code
     *     Type/id}
     * @param url the whole value where it is absolute or has no id; the parser does not know the server's own base
     */
    record Reference(Optional<String> type, String id, Optional<String> version, Optional<String> url)
            implements SearchValue {
        @Override
        public Kind kind() {
            return Kind.REFERENCE;
        }
    }

    /** A URI or a canonical, compared as it is; {@code url|version} is kept whole. */
    record Uri(String uri) implements SearchValue {
        @Override
        public Kind kind() {
            return Kind.URI;
        }
    }

    /**
     * A number.
     *
     * @param low the least number that rounds to it, {@code 99.5} for {@code 100}
     * @param high the upper end of what rounds to it, {@code 100.5} for {@code 100}
     */
    record Decimal(Prefix prefix, BigDecimal value, BigDecimal low, BigDecimal high) implements SearchValue {
        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }
    }

    /**
     * A date or a time; without a zone it is read in UTC ({@code decisions.md} D85).
     *
     * @param from the first instant that it covers
     * @param until the first instant behind it
     */
    record Date(Prefix prefix, Instant from, Instant until) implements SearchValue {
        @Override
        public Kind kind() {
            return Kind.DATE;
        }
    }

    /**
     * {@code number|system|code}, {@code number||code} or {@code number}.
     *
     * @param unit the system and the code as for a token; both empty for the number alone
     */
    record Quantity(Decimal number, Token unit) implements SearchValue {
        @Override
        public Kind kind() {
            return Kind.QUANTITY;
        }
    }

    /** The values of a composite's components, in their order. */
    record Composite(List<SearchValue> components) implements SearchValue {

        public Composite {
            components = List.copyOf(components);
        }

        @Override
        public Kind kind() {
            return Kind.COMPOSITE;
        }
    }
}
