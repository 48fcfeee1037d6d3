package dev.tarn.inmemory.repository.search.extract;

import dev.tarn.domain.r4.SearchParameterType;
import dev.tarn.inmemory.ndjson.JsonBytes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads an element of JSON as values of a search parameter. The element's members determine its data type: {@code
 * coding} is a CodeableConcept's, {@code value} an Identifier's or a ContactPoint's, {@code start} a Period's.
 */
final class ElementReader {

    private static final Set<String> CONTACT_SYSTEMS = Set.of("phone", "fax", "email", "pager", "url", "sms", "other");
    private static final Set<String> STRING_PARTS = Set.of(
            "family",
            "given",
            "text",
            "prefix",
            "suffix",
            "line",
            "city",
            "district",
            "state",
            "postalCode",
            "country");
    private static final String CURRENCIES = "urn:iso:std:iso:4217";
    private static final int LONGEST_NUMBER = 400;

    private final JsonBytes json;
    private final LiteralReferences references;
    private final Map<String, String> contained;

    /**
     * A reader of one resource.
     *
     * @param contained the types of contained resources, by their ids
     */
    ElementReader(JsonBytes json, LiteralReferences references, Map<String, String> contained) {
        this.json = json;
        this.references = references;
        this.contained = contained;
    }

    /** Passes the values of the element that begins here; {@link ElementValue.Present} where it has none. */
    void read(PathNode.Target target, int value, Consumer<ElementValue> action) {
        if (target.targetType() != null && !isReferenceTo(target.targetType(), value)) {
            return;
        }
        int[] count = {0};
        read(target.type(), value, found -> {
            count[0]++;
            action.accept(found);
        });
        if (count[0] == 0) {
            action.accept(ElementValue.Present.PRESENT);
        }
    }

    private void read(SearchParameterType type, int value, Consumer<ElementValue> action) {
        switch (type) {
            case TOKEN -> token(value, action);
            case STRING -> string(value, action);
            case REFERENCE -> reference(value, action);
            case URI -> {
                if (json.isString(value)) {
                    action.accept(new ElementValue.Uri(json.string(value)));
                }
            }
            case NUMBER, QUANTITY -> amount(value).ifPresent(action);
            case DATE -> span(value).ifPresent(action);
            case COMPOSITE, SPECIAL -> {}
        }
    }

    // ---- tokens

    private void token(int value, Consumer<ElementValue> action) {
        if (!json.isObject(value)) {
            String code = json.isString(value) ? json.string(value) : json.scalar(value);
            action.accept(new ElementValue.Code(code, null, true));
            return;
        }
        ElementFields fields = fields(value);
        if (fields.coding >= 0 || (fields.text >= 0 && fields.value < 0 && fields.code < 0)) {
            if (fields.coding >= 0) {
                json.elements(fields.coding, coding -> coding(fields(coding), action));
            }
            text(fields.text, action);
        } else if (fields.value >= 0 || fields.type >= 0) {
            identifier(fields, action);
        } else if (fields.identifier >= 0 && json.isObject(fields.identifier)) {
            identifier(fields(fields.identifier), action);
        } else {
            coding(fields, action);
        }
    }

    private void coding(ElementFields fields, Consumer<ElementValue> action) {
        String system = optional(fields.system);
        String code = optional(fields.code);
        // A contact without a value looks like a coding without a code.
        if (code != null || (system != null && !CONTACT_SYSTEMS.contains(system))) {
            action.accept(new ElementValue.Code(code == null ? "" : code, system, false));
        }
        text(fields.display, action);
    }

    private void identifier(ElementFields fields, Consumer<ElementValue> action) {
        String system = optional(fields.system);
        String value = optional(fields.value);
        if (value != null || system != null) {
            boolean contact = system != null && CONTACT_SYSTEMS.contains(system);
            action.accept(new ElementValue.Code(value == null ? "" : value, contact ? null : system, contact));
        }
        if (fields.type >= 0 && json.isObject(fields.type)) {
            text(fields(fields.type).text, action);
        }
    }

    private void text(int value, Consumer<ElementValue> action) {
        String text = optional(value);
        if (text != null) {
            action.accept(new ElementValue.CodeText(text));
        }
    }

    // ---- strings

    private void string(int value, Consumer<ElementValue> action) {
        if (json.isString(value)) {
            action.accept(new ElementValue.Text(json.string(value)));
        } else if (json.isObject(value)) {
            json.members(value, (name, nameEnd, member) -> {
                if (STRING_PARTS.contains(json.text(name, nameEnd))) {
                    json.elements(member, part -> {
                        if (json.isString(part)) {
                            action.accept(new ElementValue.Text(json.string(part)));
                        }
                    });
                }
            });
        }
    }

    // ---- references

    private void reference(int value, Consumer<ElementValue> action) {
        if (json.isString(value)) {
            action.accept(references.read(json.string(value)));
        } else if (json.isObject(value)) {
            ElementFields fields = fields(value);
            String text = optional(fields.reference);
            if (text != null && !text.isEmpty() && text.charAt(0) != '#') {
                action.accept(references.read(text));
            }
            if (fields.identifier >= 0 && json.isObject(fields.identifier)) {
                identifier(fields(fields.identifier), found -> {
                    if (found instanceof ElementValue.Code code) {
                        action.accept(new ElementValue.LinkIdentifier(code));
                    }
                });
            }
        }
    }

    private boolean isReferenceTo(String type, int value) {
        if (json.isString(value)) {
            return LiteralReferences.targetType(json.string(value)).equals(type);
        }
        if (!json.isObject(value)) {
            return false;
        }
        ElementFields fields = fields(value);
        String text = optional(fields.reference);
        String found = text == null
                ? ""
                : text.startsWith("#")
                        ? contained.getOrDefault(text.substring(1), "")
                        : LiteralReferences.targetType(text);
        return found.isEmpty() ? type.equals(optional(fields.type)) : found.equals(type);
    }

    // ---- numbers and quantities

    private Optional<ElementValue> amount(int value) {
        if (json.isNumber(value)) {
            return number(value).map(number -> new ElementValue.Amount(number, number, null, null, null));
        }
        if (!json.isObject(value)) {
            return Optional.empty();
        }
        ElementFields fields = fields(value);
        if (fields.low >= 0 || fields.high >= 0) {
            return range(fields);
        }
        return fields.value >= 0 && json.isNumber(fields.value)
                ? number(fields.value).map(number -> quantity(fields, number))
                : Optional.empty();
    }

    private ElementValue quantity(ElementFields fields, BigDecimal number) {
        String currency = optional(fields.currency);
        if (currency != null) {
            return new ElementValue.Amount(number, number, CURRENCIES, currency, currency);
        }
        String comparator = optional(fields.comparator);
        boolean below = comparator != null && comparator.startsWith("<");
        boolean above = comparator != null && comparator.startsWith(">");
        return new ElementValue.Amount(
                below ? null : number,
                above ? null : number,
                optional(fields.system),
                optional(fields.code),
                optional(fields.unit));
    }

    private Optional<ElementValue> range(ElementFields fields) {
        ElementFields low = fields.low >= 0 && json.isObject(fields.low) ? fields(fields.low) : ElementFields.NONE;
        ElementFields high = fields.high >= 0 && json.isObject(fields.high) ? fields(fields.high) : ElementFields.NONE;
        Optional<BigDecimal> from = low.value >= 0 && json.isNumber(low.value) ? number(low.value) : Optional.empty();
        Optional<BigDecimal> to = high.value >= 0 && json.isNumber(high.value) ? number(high.value) : Optional.empty();
        if (from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        ElementFields unit = from.isPresent() ? low : high;
        return Optional.of(new ElementValue.Amount(
                from.orElse(null), to.orElse(null), optional(unit.system), optional(unit.code), optional(unit.unit)));
    }

    private Optional<BigDecimal> number(int value) {
        String text = json.scalar(value);
        if (text.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    // ---- dates

    private Optional<ElementValue> span(int value) {
        if (json.isString(value)) {
            return DateSpans.parse(json.string(value)).map(span -> span);
        }
        if (!json.isObject(value)) {
            return Optional.empty();
        }
        ElementFields fields = fields(value);
        if (fields.start >= 0 || fields.end >= 0) {
            Optional<ElementValue.Span> start = date(fields.start);
            Optional<ElementValue.Span> end = date(fields.end);
            return start.isEmpty() && end.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ElementValue.Span(
                            start.map(ElementValue.Span::from).orElse(Long.MIN_VALUE),
                            end.map(ElementValue.Span::until).orElse(Long.MAX_VALUE)));
        }
        return schedule(fields);
    }

    private Optional<ElementValue.Span> date(int value) {
        String text = optional(value);
        return text == null ? Optional.empty() : DateSpans.parse(text);
    }

    /** A Timing covers the span from its first event to its last, with the period in which it repeats. */
    private Optional<ElementValue> schedule(ElementFields fields) {
        List<ElementValue.Span> spans = new ArrayList<>();
        if (fields.event >= 0) {
            json.elements(fields.event, event -> date(event).ifPresent(spans::add));
        }
        if (fields.repeat >= 0 && json.isObject(fields.repeat)) {
            int bounds = fields(fields.repeat).boundsPeriod;
            if (bounds >= 0) {
                span(bounds).ifPresent(found -> spans.add((ElementValue.Span) found));
            }
        }
        return spans.isEmpty()
                ? Optional.empty()
                : Optional.of(new ElementValue.Span(
                        spans.stream().mapToLong(ElementValue.Span::from).min().orElseThrow(),
                        spans.stream().mapToLong(ElementValue.Span::until).max().orElseThrow()));
    }

    private ElementFields fields(int object) {
        return ElementFields.of(json, object);
    }

    private @Nullable String optional(int value) {
        return value >= 0 && json.isString(value) ? json.string(value) : null;
    }
}
