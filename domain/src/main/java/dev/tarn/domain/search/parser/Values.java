package dev.tarn.domain.search.parser;

import dev.tarn.domain.r4.SearchParameter;
import dev.tarn.domain.r4.SearchParameter.Component;
import dev.tarn.domain.r4.SearchParameterType;
import dev.tarn.domain.search.Modifier;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.search.SearchValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The values of a parameter, by its type. */
final class Values {

    private static final String NARRATIVE = "_text";

    private final SearchDialect dialect;
    private final Limits limits;

    Values(SearchDialect dialect, Limits limits) {
        this.dialect = dialect;
        this.limits = limits;
    }

    /** {@return the alternatives between commas} */
    List<SearchValue> parse(SearchParameter parameter, Qualifier qualifier, String value) {
        List<String> alternatives = limits.values(value);
        if (qualifier.modifier() == Modifier.MISSING) {
            return List.of(missing(value));
        }
        if (parameter.code().equals(NARRATIVE)) {
            limits.countWords(value);
        }
        List<SearchValue> values = new ArrayList<>(alternatives.size());
        for (String alternative : alternatives) {
            if (alternative.isEmpty()) {
                throw Rejected.because(Texts.quote(value)
                        + " has an empty value beside a comma; a comma that belongs to a value is sent as \\,");
            }
            values.add(one(parameter, qualifier, alternative));
        }
        return values;
    }

    private static SearchValue missing(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw Rejected.because(Texts.quote(value) + " is not accepted with :missing; accepted: true, false");
        }
        return new SearchValue.Missing(value.equals("true"));
    }

    private SearchValue one(SearchParameter parameter, Qualifier qualifier, String value) {
        if (qualifier.modifier() == Modifier.TEXT) {
            return new SearchValue.Token(Optional.empty(), Optional.of(Texts.unescape(value)));
        }
        if (qualifier.modifier() == Modifier.IDENTIFIER) {
            return token(value);
        }
        if (parameter.type() == SearchParameterType.COMPOSITE) {
            return composite(parameter.components(), value);
        }
        return simple(parameter.type(), qualifier.targetType(), value);
    }

    private SearchValue simple(SearchParameterType type, Optional<String> targetType, String value) {
        return switch (type) {
            case NUMBER -> Numbers.parse(Texts.unescape(value), dialect);
            case DATE -> Dates.parse(Texts.unescape(value), dialect);
            case STRING -> new SearchValue.Text(Texts.unescape(value));
            case TOKEN -> token(value);
            case REFERENCE -> References.parse(value, targetType);
            case QUANTITY -> quantity(value);
            case URI -> new SearchValue.Uri(Texts.unescape(value));
            case COMPOSITE, SPECIAL -> throw new IllegalArgumentException(type.name());
        };
    }

    private static SearchValue.Token token(String value) {
        List<String> parts = Texts.split(value, '|', 2);
        if (parts.size() == 1) {
            return new SearchValue.Token(Optional.empty(), Optional.of(Texts.unescape(value)));
        }
        if (parts.size() > 2 || value.equals("|")) {
            throw Rejected.because(
                    Texts.quote(value) + " is not a token; accepted: code, system|code, |code, system|; a | "
                            + "that belongs to the code is sent as \\|");
        }
        return new SearchValue.Token(Optional.of(Texts.unescape(parts.get(0))), code(parts.get(1)));
    }

    private static Optional<String> code(String escaped) {
        return escaped.isEmpty() ? Optional.empty() : Optional.of(Texts.unescape(escaped));
    }

    private SearchValue quantity(String value) {
        List<String> parts = Texts.split(value, '|', 3);
        if (parts.size() == 2 || parts.size() > 3) {
            throw Rejected.because(Texts.quote(value)
                    + " is not a quantity; accepted: 5.4, 5.4|http://unitsofmeasure.org|mg, 5.4||mg");
        }
        SearchValue.Decimal number = Numbers.parse(Texts.unescape(parts.get(0)), dialect);
        boolean hasUnit =
                parts.size() == 3 && parts.get(1).length() + parts.get(2).length() > 0;
        SearchValue.Token unit = hasUnit
                ? new SearchValue.Token(Optional.of(Texts.unescape(parts.get(1))), code(parts.get(2)))
                : new SearchValue.Token(Optional.empty(), Optional.empty());
        return new SearchValue.Quantity(number, unit);
    }

    private SearchValue composite(List<Component> components, String value) {
        List<String> parts = Texts.split(value, '$', components.size());
        if (parts.size() != components.size() || parts.contains("")) {
            String form = components.stream().map(Component::code).collect(Collectors.joining("$"));
            throw Rejected.because(Texts.quote(value) + " has not the form " + form
                    + "; a $ that belongs to a value is sent " + "as \\$");
        }
        List<SearchValue> values = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            values.add(simple(components.get(i).type(), Optional.empty(), parts.get(i)));
        }
        return new SearchValue.Composite(values);
    }
}
