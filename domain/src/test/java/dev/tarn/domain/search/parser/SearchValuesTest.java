package dev.tarn.domain.search.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tarn.domain.search.Criterion.OnParameter;
import dev.tarn.domain.search.Modifier;
import dev.tarn.domain.search.Prefix;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.search.SearchQuery;
import dev.tarn.domain.search.SearchValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchValuesTest {

    private static final Optional<String> NONE = Optional.empty();

    @Test
    void tokens_have_a_system_and_a_code() {
        assertEquals(new SearchValue.Token(NONE, Optional.of("a")), Searches.value("Patient?identifier=a"));
        assertEquals(
                new SearchValue.Token(Optional.of("s"), Optional.of("a")), Searches.value("Patient?identifier=s|a"));
        assertEquals(new SearchValue.Token(Optional.of(""), Optional.of("a")), Searches.value("Patient?identifier=|a"));
        assertEquals(new SearchValue.Token(Optional.of("s"), NONE), Searches.value("Patient?identifier=s|"));
        assertEquals(new SearchValue.Token(NONE, Optional.of("a|b")), Searches.value("Patient?identifier:text=a|b"));
        assertEquals(
                new SearchValue.Token(Optional.of("s"), Optional.of("a")),
                Searches.value("Patient?organization:identifier=s|a"));
    }

    @Test
    void escapes_are_resolved_after_the_value_was_split() {
        assertEquals(
                new SearchValue.Token(Optional.of("http://example.org/codes"), Optional.of("a,b|c$d\\e")),
                Searches.value("Observation?method=http://example.org/codes|a\\,b\\|c\\$d\\\\e"));
        assertEquals(
                List.of(
                        new SearchValue.Text("smith,jones"),
                        new SearchValue.Text("peter\\x"),
                        new SearchValue.Text("\\")),
                Searches.onParameter("Patient?family=smith\\,jones,peter\\x,\\").anyOf());
        assertEquals(
                new SearchValue.Uri("http://example.org/Questionnaire/q|1"),
                Searches.value("Patient?_profile=http://example.org/Questionnaire/q|1"));
    }

    @Test
    void no_more_pieces_are_made_than_are_accepted_and_one() {
        assertEquals(List.of("a", "b", "c,d"), Texts.split("a,b,c,d", ',', 2));
        assertEquals(List.of("a\\,b", "c"), Texts.split("a\\,b,c", ',', 2));
        assertEquals(20_001, Texts.split("a,".repeat(2_000_000), ',', 20_000).size());
    }

    @Test
    void composites_have_a_value_for_each_component() {
        assertEquals(
                new SearchValue.Composite(List.of(
                        new SearchValue.Token(Optional.of("s"), Optional.of("a$b")),
                        new SearchValue.Quantity(
                                decimal(Prefix.GE, "5.4", "5.35", "5.45"),
                                new SearchValue.Token(Optional.of("u"), Optional.of("mg"))))),
                Searches.value("Observation?code-value-quantity=s|a\\$b$ge5.4|u|mg"));
    }

    @ParameterizedTest
    @CsvSource({
        "1,                                   ,        1,  ,",
        "Patient/1,                           Patient, 1,  ,",
        "Patient/1/_history/2,                Patient, 1,  2,",
        "http://example.org/fhir/Patient/1,   Patient, 1,  , http://example.org/fhir/Patient/1",
        "http://a.org/Patient/1/_history/2,   Patient, 1,  2, http://a.org/Patient/1/_history/2",
        "http://example.org/fhir/PlanDef/q|1, ,        '', , http://example.org/fhir/PlanDef/q|1",
        "urn:uuid:1-2,                        ,        '', , urn:uuid:1-2",
        "a b,                                 ,        '', , a b",
        "Practitioner?identifier=1,           ,        '', , Practitioner?identifier=1",
        "patient/1,                           ,        '', , patient/1",
        "x/Patient/1,                         ,        '', , x/Patient/1",
        "1/_history/2,                        ,        '', , 1/_history/2",
        "#contained,                          ,        '', , #contained"
    })
    void references_have_a_type_an_id_a_version_or_are_kept_whole(
            String text, String type, String id, String version, String url) {
        assertEquals(
                new SearchValue.Reference(
                        Optional.ofNullable(type), id, Optional.ofNullable(version), Optional.ofNullable(url)),
                Searches.value("Observation?subject=" + text));
    }

    @Test
    void the_type_of_a_reference_can_stand_in_the_name() {
        assertEquals(
                new SearchValue.Reference(Optional.of("Group"), "1", NONE, NONE),
                Searches.value("Observation?subject:Group=1"));
        assertEquals(
                Modifier.NONE,
                Searches.onParameter("Observation?subject:Group=1").modifier());
    }

    @ParameterizedTest
    @CsvSource({
        "100,     EQ, 100,     99.5,     100.5",
        "100.00,  EQ, 100.00,  99.995,   100.005",
        "gt5.4,   GT, 5.4,     5.35,     5.45",
        "ne-5,    NE, -5,      -5.5,     -4.5",
        "1e2,     EQ, 1e2,     95,       105",
        "1.0e2,   EQ, 1.0e2,   95,       105",
        "le1.5e-2,LE, 0.015,   0.0145,   0.0155",
        "sa.5,    SA, 0.5,     0.45,     0.55",
        "eb0,     EB, 0,       -0.5,     0.5",
        "1e300,   EQ, 1e300,   9.5e299,  1.05e300"
    })
    void numbers_stand_for_what_rounds_to_them(String text, Prefix prefix, String value, String low, String high) {
        SearchValue.Decimal number = (SearchValue.Decimal) Searches.value("RiskAssessment?probability=" + text);
        assertEquals(prefix, number.prefix());
        assertEquals(0, number.value().compareTo(new BigDecimal(value)), number.toString());
        assertEquals(0, number.low().compareTo(new BigDecimal(low)), number.toString());
        assertEquals(0, number.high().compareTo(new BigDecimal(high)), number.toString());
    }

    @Test
    void quantities_may_have_a_unit() {
        SearchValue.Decimal number = decimal(Prefix.EQ, "5.4", "5.35", "5.45");
        assertEquals(
                new SearchValue.Quantity(number, new SearchValue.Token(NONE, NONE)),
                Searches.value("Observation?value-quantity=5.4"));
        assertEquals(
                new SearchValue.Quantity(number, new SearchValue.Token(NONE, NONE)),
                Searches.value("Observation?value-quantity=5.4||"));
        assertEquals(
                new SearchValue.Quantity(number, new SearchValue.Token(Optional.of(""), Optional.of("mg"))),
                Searches.value("Observation?value-quantity=5.4||mg"));
        assertEquals(
                new SearchValue.Quantity(number, new SearchValue.Token(Optional.of("u"), NONE)),
                Searches.value("Observation?value-quantity=5.4|u|"));
    }

    private static SearchValue.Decimal decimal(Prefix prefix, String value, String low, String high) {
        return new SearchValue.Decimal(prefix, new BigDecimal(value), new BigDecimal(low), new BigDecimal(high));
    }

    @ParameterizedTest
    @CsvSource({
        "2012,                          EQ, 2012-01-01T00:00:00Z,     2013-01-01T00:00:00Z",
        "ge2012-02,                     GE, 2012-02-01T00:00:00Z,     2012-03-01T00:00:00Z",
        "2012-02-29,                    EQ, 2012-02-29T00:00:00Z,     2012-03-01T00:00:00Z",
        "lt2013-12-31,                  LT, 2013-12-31T00:00:00Z,     2014-01-01T00:00:00Z",
        "2013-01-14T10:00,              EQ, 2013-01-14T10:00:00Z,     2013-01-14T10:01:00Z",
        "2013-01-14T10:00:05Z,          EQ, 2013-01-14T10:00:05Z,     2013-01-14T10:00:06Z",
        "2013-01-14T10:00:05.5Z,        EQ, 2013-01-14T10:00:05.500Z, 2013-01-14T10:00:05.501Z",
        "2013-01-14T10:00:05.12345678Z, EQ, 2013-01-14T10:00:05.123Z, 2013-01-14T10:00:05.124Z",
        "2013-01-14T23:30:00-05:00,     EQ, 2013-01-15T04:30:00Z,     2013-01-15T04:30:01Z",
        "2013-01-14T00:30+14:00,        EQ, 2013-01-13T10:30:00Z,     2013-01-13T10:31:00Z",
        "2016-12-31T23:59:60Z,          EQ, 2017-01-01T00:00:00Z,     2017-01-01T00:00:01Z",
        "9999,                          EQ, 9999-01-01T00:00:00Z,     +10000-01-01T00:00:00Z",
        "0001-01-01,                    EQ, 0001-01-01T00:00:00Z,     0001-01-02T00:00:00Z"
    })
    void dates_cover_a_span(String text, Prefix prefix, Instant from, Instant until) {
        assertEquals(new SearchValue.Date(prefix, from, until), Searches.value("Observation?date=" + text));
    }

    @Test
    void approximately_is_a_prefix_of_the_dialect_of_fhir() {
        SearchQuery query = Searches.parse("Observation?date=ap2013&value-quantity=ap5", SearchDialect.FHIR, true);
        assertEquals(2, query.criteria().size());
        OnParameter date = (OnParameter) query.criteria().get(0);
        assertEquals(Prefix.AP, ((SearchValue.Date) date.anyOf().get(0)).prefix());
    }
}
