package dev.tarn.inmemory.repository.search.extract;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A search value of an element, by the type of the search parameter (FHIR R4, search, 3.1.1.4). Immutable. */
public sealed interface ElementValue {

    /** Which kind of value this is, for exhaustive switches. */
    enum Kind {
        CODE,
        CODE_TEXT,
        TEXT,
        LINK,
        URL,
        LINK_IDENTIFIER,
        URI,
        AMOUNT,
        SPAN,
        COMPOSITE,
        PRESENT
    }

    Kind kind();

    /**
     * A token: a coding, an identifier, a code, a boolean.
     *
     * @param code empty where the element has a system alone
     * @param system null where the element has none
     * @param systemImplied whether the data type has no system of its own (code, boolean, string, ContactPoint): then any
     *     system of a query matches
     */
    record Code(String code, @Nullable String system, boolean systemImplied) implements ElementValue {
        @Override
        public Kind kind() {
            return Kind.CODE;
        }
    }

    /** What {@code :text} compares: {@code CodeableConcept.text}, {@code Coding.display}, {@code Identifier.type.text}. */
    record CodeText(String text) implements ElementValue {
        @Override
        public Kind kind() {
            return Kind.CODE_TEXT;
        }
    }

    /** A string, or a part of a name or an address. */
    record Text(String text) implements ElementValue {
        @Override
        public Kind kind() {
            return Kind.TEXT;
        }
    }

    /** A reference to a resource of this data store. */
    record Link(String type, String id, @Nullable String version) implements ElementValue {
        @Override
        public Kind kind() {
            return Kind.LINK;
        }
    }

    /** A reference to something else: a canonical, a URN, a resource of another server, a conditional reference. */
    record Url(String url) implements ElementValue {
        @Override
        public Kind kind() {
            return Kind.URL;
        }
    }

    /** {@code Reference.identifier}, which {@code :identifier} compares. */
    record LinkIdentifier(Code identifier) implements ElementValue {
        @Override
        public Kind kind() {
            return Kind.LINK_IDENTIFIER;
        }
    }

    /** A URI. */
    record Uri(String uri) implements ElementValue {
        @Override
        public Kind kind() {
            return Kind.URI;
        }
    }

    /**
     * A number, a quantity, an amount of money or a range.
     *
     * @param low null where a range has no lower end
     * @param high null where a range has no upper end; otherwise the same as {@code low} for a number
     * @param code the unit's code, or the currency
     */
    record Amount(
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            @Nullable String system,
            @Nullable String code,
            @Nullable String unit)
            implements ElementValue {
        @Override
        public Kind kind() {
            return Kind.AMOUNT;
        }
    }

    /**
     * A date, a time, a period or a schedule.
     *
     * @param from the first millisecond since 1970; {@link Long#MIN_VALUE} where a period has no start
     * @param until the millisecond behind the last; {@link Long#MAX_VALUE} where a period has no end
     */
    record Span(long from, long until) implements ElementValue {
        @Override
        public Kind kind() {
            return Kind.SPAN;
        }
    }

    /** One combination of the values of a composite's components, in their order. */
    record Composite(List<ElementValue> components) implements ElementValue {

        public Composite {
            components = List.copyOf(components);
        }

        @Override
        public Kind kind() {
            return Kind.COMPOSITE;
        }
    }

    /** The element exists, and has no value that a search can compare; only {@code :missing} sees it. */
    record Present() implements ElementValue {

        static final Present PRESENT = new Present();

        @Override
        public Kind kind() {
            return Kind.PRESENT;
        }
    }
}
