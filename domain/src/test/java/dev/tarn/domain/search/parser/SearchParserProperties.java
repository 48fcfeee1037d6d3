package dev.tarn.domain.search.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.Criterion.OnParameter;
import dev.tarn.domain.search.Prefix;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.search.SearchQuery;
import dev.tarn.domain.search.SearchValue;
import dev.tarn.domain.search.SearchValue.Text;
import dev.tarn.domain.search.SearchValue.Token;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

class SearchParserProperties {

    @Property
    void escaped_texts_are_read_back(@ForAll @Size(min = 1, max = 5) List<@NotEmpty String> texts) {
        String value = texts.stream().map(SearchParserProperties::escape).collect(Collectors.joining(","));
        assertEquals(texts.stream().map(Text::new).toList(), values("family", value));
        assertEquals(texts.stream().map(SearchValue.Uri::new).toList(), values("_source", value));
    }

    @Property
    void escaped_tokens_are_read_back(@ForAll @Size(min = 1, max = 5) List<@From("tokens") Token> tokens) {
        String value = tokens.stream()
                .map(token -> token.system().map(s -> escape(s) + "|").orElse("")
                        + escape(token.code().orElse("")))
                .collect(Collectors.joining(","));
        assertEquals(tokens, values("identifier", value));
    }

    @Provide
    Arbitrary<Token> tokens() {
        Arbitrary<String> text = Arbitraries.strings().ofMinLength(1);
        return Combinators.combine(Arbitraries.strings().optional(), text.optional())
                .as(Token::new)
                .filter(token -> token.code().isPresent()
                        || token.system().filter(s -> !s.isEmpty()).isPresent());
    }

    @Property
    void numbers_are_read_back_and_lie_in_their_interval(
            @ForAll @BigRange(min = "-1E+30", max = "1E+30") @Scale(20) BigDecimal number, @ForAll Prefix prefix) {
        String word = prefix.name().toLowerCase(Locale.ROOT);
        SearchValue.Decimal read =
                (SearchValue.Decimal) values(ResourceType.RiskAssessment, "probability", word + number)
                        .get(0);
        assertEquals(0, number.compareTo(read.value()));
        assertEquals(prefix, read.prefix());
        assertEquals(-1, read.low().compareTo(number));
        assertEquals(1, read.high().compareTo(number));
    }

    @Property
    void instants_are_read_back(@ForAll Instant instant) {
        Instant millis = Instant.ofEpochMilli(Math.floorMod(instant.toEpochMilli(), 253_402_300_799_999L));
        SearchValue.Date read =
                (SearchValue.Date) values("birthdate", millis.toString()).get(0);
        assertEquals(millis, read.from());
        assertFalse(read.until().isBefore(millis.plusMillis(1)));
    }

    @Property(tries = 3000)
    void hostile_parameters_are_answered_or_refused_and_never_fail(
            @ForAll @Size(max = 6) List<@From("parameters") QueryParameter> parameters,
            @ForAll ResourceType type,
            @ForAll SearchDialect dialect,
            @ForAll boolean strict,
            @ForAll boolean typed) {
        Optional<ResourceType> searched = typed ? Optional.of(type) : Optional.empty();
        try {
            SearchQuery query = SearchParser.of(dialect).parse(searched, Optional.empty(), parameters, strict);
            assertEquals(
                    parameters.stream().filter(p -> !p.name().equals("_format")).count(),
                    query.used().size() + query.ignored().size());
        } catch (Invalid refused) {
            assertFalse(refused.getMessage().isEmpty());
        }
    }

    @Provide
    Arbitrary<QueryParameter> parameters() {
        Arbitrary<String> fragment = Arbitraries.of(
                "name",
                "subject",
                "patient",
                "_has:",
                "Observation",
                "Patient",
                ":",
                ".",
                "code",
                "_id",
                "date",
                "_type",
                "_sort",
                "_include",
                "_revinclude",
                ":iterate",
                ":missing",
                ":exact",
                ":not",
                "_count",
                "_total",
                "_summary",
                "_elements",
                "_format",
                "value-quantity",
                "code-value-quantity",
                "focus",
                "target",
                "url",
                ":below",
                "page",
                "_filter",
                "é",
                "\u0000",
                "😀",
                " ");
        Arbitrary<String> name = fragment.list().ofMaxSize(8).map(parts -> String.join("", parts));
        Arbitrary<String> piece = Arbitraries.of(
                "1",
                "2013",
                "-",
                "-01",
                "T10:00",
                "Z",
                "+01:00",
                "ge",
                "ap",
                "|",
                "$",
                ",",
                "\\",
                "true",
                "accurate",
                "Patient",
                "/",
                ":",
                "*",
                "http://",
                "_history",
                "1e999999999",
                ".",
                "e",
                "\uD800",
                "%",
                "(.*)*",
                "\u0000");
        Arbitrary<String> value = Arbitraries.oneOf(
                piece.list().ofMaxSize(12).map(parts -> String.join("", parts)),
                Arbitraries.strings().ofMaxLength(200));
        return Combinators.combine(name, value).as(QueryParameter::new);
    }

    private static List<SearchValue> values(String name, String value) {
        return values(ResourceType.Patient, name, value);
    }

    private static List<SearchValue> values(ResourceType type, String name, String value) {
        SearchQuery query = SearchParser.of(SearchDialect.FHIR)
                .parse(Optional.of(type), Optional.empty(), List.of(new QueryParameter(name, value)), true);
        return ((OnParameter) query.criteria().get(0)).anyOf();
    }

    private static String escape(String text) {
        return text.replaceAll("[\\\\,$|]", "\\\\$0");
    }
}
