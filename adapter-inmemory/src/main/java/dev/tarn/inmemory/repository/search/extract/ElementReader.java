package dev.tarn.inmemory.repository.search.extract;

import dev.tarn.domain.r4.SearchParameterType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads an element of JSON as values of a search parameter. The element's members determine its data type: {@code
 * coding} is a CodeableConcept's, {@code value} an Identifier's or a ContactPoint's, {@code start} a Period's.
 */
final class ElementReader {

    private static final Set<String> CONTACT_SYSTEMS = Set.of("phone", "fax", "email", "pager", "url", "sms", "other");
    private static final String CURRENCIES = "urn:iso:std:iso:4217";
    private static final int LONGEST_NUMBER = 400;

    private final JsonTape tape;
    private final LiteralReferences references;
    private final Map<String, String> contained;

    /** Not a switch: all readers in one method are more than the JVM compiles in a second. */
    private final IntConsumer[] byType = new IntConsumer[SearchParameterType.values().length];

    private @Nullable Consumer<ElementValue> action;
    private boolean hasValue;

    /**
     * A reader of one resource.
     *
     * @param contained the types of contained resources, by their ids
     */
    ElementReader(JsonTape tape, LiteralReferences references, Map<String, String> contained) {
        this.tape = tape;
        this.references = references;
        this.contained = contained;
        Arrays.fill(byType, (IntConsumer) none -> {});
        put(SearchParameterType.TOKEN, this::token);
        put(SearchParameterType.STRING, this::string);
        put(SearchParameterType.REFERENCE, this::reference);
        put(SearchParameterType.URI, this::uri);
        put(SearchParameterType.NUMBER, this::amount);
        put(SearchParameterType.QUANTITY, this::amount);
        put(SearchParameterType.DATE, this::date);
    }

    @SuppressWarnings("EnumOrdinal") // An index in memory only.
    private void put(SearchParameterType type, IntConsumer reader) {
        byType[type.ordinal()] = reader;
    }

    /** Passes the values of an element; {@link ElementValue.Present} where it has none. */
    @SuppressWarnings("EnumOrdinal") // An index in memory only.
    void read(SearchParameterType type, int value, Consumer<ElementValue> values) {
        action = values;
        hasValue = false;
        byType[type.ordinal()].accept(value);
        if (!hasValue) {
            add(ElementValue.Present.PRESENT);
        }
    }

    private void add(@Nullable ElementValue value) {
        if (value != null && action != null) {
            hasValue = true;
            action.accept(value);
        }
    }

    private void uri(int value) {
        String uri = tape.optional(value);
        add(uri == null ? null : new ElementValue.Uri(uri));
    }

    // ---- tokens

    private void token(int value) {
        if (!tape.isObject(value)) {
            add(new ElementValue.Code(tape.isString(value) ? tape.string(value) : tape.scalar(value), null, true));
            return;
        }
        int coding = tape.member(value, MemberNames.CODING);
        int text = tape.member(value, MemberNames.TEXT);
        int identifier = tape.member(value, MemberNames.IDENTIFIER);
        boolean hasValueMember = tape.member(value, MemberNames.VALUE) >= 0;
        if (coding >= 0 || (text >= 0 && !hasValueMember && tape.member(value, MemberNames.CODE) < 0)) {
            if (coding >= 0) {
                tape.forEach(coding, this::codingIfObject);
            }
            text(text);
        } else if (hasValueMember || tape.member(value, MemberNames.TYPE) >= 0) {
            identifier(value);
        } else if (tape.isObject(identifier)) {
            identifier(identifier);
        } else {
            coding(value);
        }
    }

    private void codingIfObject(int value) {
        if (tape.isObject(value)) {
            coding(value);
        }
    }

    private void coding(int value) {
        String system = tape.optional(tape.member(value, MemberNames.SYSTEM));
        String code = tape.optional(tape.member(value, MemberNames.CODE));
        // A contact without a value looks like a coding without a code.
        if (code != null || (system != null && !CONTACT_SYSTEMS.contains(system))) {
            add(new ElementValue.Code(code == null ? "" : code, system, false));
        }
        text(tape.member(value, MemberNames.DISPLAY));
    }

    private void identifier(int value) {
        add(identifierCode(value));
        int type = tape.member(value, MemberNames.TYPE);
        if (tape.isObject(type)) {
            text(tape.member(type, MemberNames.TEXT));
        }
    }

    private ElementValue.@Nullable Code identifierCode(int identifier) {
        String system = tape.optional(tape.member(identifier, MemberNames.SYSTEM));
        String value = tape.optional(tape.member(identifier, MemberNames.VALUE));
        if (value == null && system == null) {
            return null;
        }
        boolean contact = system != null && CONTACT_SYSTEMS.contains(system);
        return new ElementValue.Code(value == null ? "" : value, contact ? null : system, contact);
    }

    private void text(int value) {
        String text = tape.optional(value);
        add(text == null ? null : new ElementValue.CodeText(text));
    }

    // ---- strings

    private void string(int value) {
        if (tape.isObject(value)) {
            for (int member = tape.first(value); member < tape.next(value); member = tape.next(member)) {
                if (MemberNames.isStringPart(tape.name(member))) {
                    tape.forEach(member, this::plainString);
                }
            }
        } else {
            plainString(value);
        }
    }

    private void plainString(int value) {
        if (tape.isString(value)) {
            add(new ElementValue.Text(tape.string(value)));
        }
    }

    // ---- references

    private void reference(int value) {
        if (tape.isString(value)) {
            add(references.read(tape.string(value)));
        } else if (tape.isObject(value)) {
            String text = tape.optional(tape.member(value, MemberNames.REFERENCE));
            if (text != null && !text.isEmpty() && text.charAt(0) != '#') {
                add(references.read(text));
            }
            int identifier = tape.member(value, MemberNames.IDENTIFIER);
            ElementValue.Code code = tape.isObject(identifier) ? identifierCode(identifier) : null;
            add(code == null ? null : new ElementValue.LinkIdentifier(code));
        }
    }

    /** {@return whether an element is a value of a target, by the type of the resource that it refers to} */
    boolean isValueOf(PathNode.Target target, int value) {
        String type = target.targetType();
        return type == null || isReferenceTo(type, value);
    }

    private boolean isReferenceTo(String type, int value) {
        if (tape.isString(value)) {
            return LiteralReferences.targetType(tape.string(value)).equals(type);
        }
        if (!tape.isObject(value)) {
            return false;
        }
        String text = tape.optional(tape.member(value, MemberNames.REFERENCE));
        String found = text == null
                ? ""
                : text.startsWith("#")
                        ? contained.getOrDefault(text.substring(1), "")
                        : LiteralReferences.targetType(text);
        return found.isEmpty() ? type.equals(tape.optional(tape.member(value, MemberNames.TYPE))) : found.equals(type);
    }

    // ---- numbers and quantities

    private void amount(int value) {
        if (tape.isNumber(value)) {
            BigDecimal number = number(value);
            add(number == null ? null : new ElementValue.Amount(number, number, null, null, null));
        } else if (tape.isObject(value)) {
            int low = tape.member(value, MemberNames.LOW);
            int high = tape.member(value, MemberNames.HIGH);
            if (low >= 0 || high >= 0) {
                add(range(low, high));
            } else {
                BigDecimal number = number(tape.member(value, MemberNames.VALUE));
                add(number == null ? null : quantity(value, number));
            }
        }
    }

    private ElementValue quantity(int value, BigDecimal number) {
        String currency = tape.optional(tape.member(value, MemberNames.CURRENCY));
        if (currency != null) {
            return new ElementValue.Amount(number, number, CURRENCIES, currency, currency);
        }
        String comparator = tape.optional(tape.member(value, MemberNames.COMPARATOR));
        boolean below = comparator != null && comparator.startsWith("<");
        boolean above = comparator != null && comparator.startsWith(">");
        return amount(below ? null : number, above ? null : number, value);
    }

    private @Nullable ElementValue range(int low, int high) {
        BigDecimal from = tape.isObject(low) ? number(tape.member(low, MemberNames.VALUE)) : null;
        BigDecimal to = tape.isObject(high) ? number(tape.member(high, MemberNames.VALUE)) : null;
        return from == null && to == null ? null : amount(from, to, from != null ? low : high);
    }

    /** An amount with the unit of a quantity. */
    private ElementValue amount(@Nullable BigDecimal low, @Nullable BigDecimal high, int quantity) {
        return new ElementValue.Amount(
                low,
                high,
                tape.optional(tape.member(quantity, MemberNames.SYSTEM)),
                tape.optional(tape.member(quantity, MemberNames.CODE)),
                tape.optional(tape.member(quantity, MemberNames.UNIT)));
    }

    private @Nullable BigDecimal number(int value) {
        if (!tape.isNumber(value)) {
            return null;
        }
        String text = tape.scalar(value);
        if (text.length() > LONGEST_NUMBER) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    // ---- dates

    private void date(int value) {
        if (tape.isString(value)) {
            add(DateSpans.parse(tape.string(value)));
        } else if (tape.isObject(value)) {
            ElementValue.Span period = period(value);
            add(period != null || hasPeriod(value) ? period : schedule(value));
        }
    }

    private boolean hasPeriod(int value) {
        return tape.member(value, MemberNames.START) >= 0 || tape.member(value, MemberNames.END) >= 0;
    }

    private ElementValue.@Nullable Span period(int value) {
        ElementValue.Span start = span(tape.member(value, MemberNames.START));
        ElementValue.Span end = span(tape.member(value, MemberNames.END));
        return start == null && end == null
                ? null
                : new ElementValue.Span(
                        start == null ? Long.MIN_VALUE : start.from(), end == null ? Long.MAX_VALUE : end.until());
    }

    private ElementValue.@Nullable Span span(int value) {
        return tape.isString(value) ? DateSpans.parse(tape.string(value)) : null;
    }

    /** A Timing covers the span from its first event to its last, with the period in which it repeats. */
    private ElementValue.@Nullable Span schedule(int value) {
        List<ElementValue.Span> spans = new ArrayList<>();
        int events = tape.member(value, MemberNames.EVENT);
        if (events >= 0) {
            tape.forEach(events, event -> add(span(event), spans));
        }
        int repeat = tape.member(value, MemberNames.REPEAT);
        int bounds = tape.isObject(repeat) ? tape.member(repeat, MemberNames.BOUNDS_PERIOD) : JsonTape.NONE;
        ElementValue.Span repeated = tape.isObject(bounds) ? period(bounds) : null;
        add(repeated, spans);
        return spans.isEmpty()
                ? null
                : new ElementValue.Span(
                        spans.stream().mapToLong(ElementValue.Span::from).min().orElseThrow(),
                        spans.stream().mapToLong(ElementValue.Span::until).max().orElseThrow());
    }

    private static void add(ElementValue.@Nullable Span span, List<ElementValue.Span> spans) {
        if (span != null) {
            spans.add(span);
        }
    }
}
