package dev.tarn.domain.search.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tarn.domain.failure.FailureKind;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.search.SearchDialect;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SearchParserErrorsTest {

    private static final String DATES = " is not a date; accepted: 2013, 2013-01, 2013-01-14, 2013-01-14T10:00, "
            + "2013-01-14T10:00:00.123Z or with an offset such as +01:00, each with an optional prefix such as ge2013";
    private static final String NUMBERS =
            " is not a number; accepted: 5.4, -5, 5.40e-3, with an optional prefix such as gt5.4";

    static Stream<Arguments> refused() {
        return Stream.of(
                // Values.
                of("Observation?date=yesterday", "date", "\"yesterday\"" + DATES),
                of(
                        "Observation?date=xx2013",
                        "date",
                        "\"xx2013\" begins with \"xx\", which is not a prefix; accepted prefixes: eq, ne, gt, lt, ge, le, sa, "
                                + "eb"),
                of("Observation?date=2013-1-1", "date", "\"2013-1-1\"" + DATES),
                of("Observation?date=ge", "date", "\"ge\"" + DATES),
                of("Patient?birthdate=20130114", "birthdate", "\"20130114\"" + DATES),
                of("Observation?date=2013-01-14T10", "date", "\"2013-01-14T10\"" + DATES),
                of("Observation?date=2013-02-30", "date", "\"2013-02-30\" is not in the calendar"),
                of("Observation?date=ge2013-13-01", "date", "\"ge2013-13-01\" is not in the calendar"),
                of("Observation?date=2013-01-14T25:00:00Z", "date", "\"2013-01-14T25:00:00Z\" is not in the calendar"),
                of("Observation?date=2013-01-14T10:00:61Z", "date", "\"2013-01-14T10:00:61Z\" is not in the calendar"),
                of(
                        "Observation?date=2013-01-14T10:00:00+19:00",
                        "date",
                        "\"2013-01-14T10:00:00+19:00\" is not in the " + "calendar"),
                of("Observation?date=0000", "date", "\"0000\"" + DATES),
                of(
                        "Observation?date=2013-01-14T10:00:00 01:00",
                        "date",
                        "\"2013-01-14T10:00:00 01:00\"" + DATES + "; the + of an offset is sent as %2B"),
                of("Observation?value-quantity=five", "value-quantity", "\"five\"" + NUMBERS),
                of("Observation?value-quantity=5.4.3", "value-quantity", "\"5.4.3\"" + NUMBERS),
                of(
                        "Observation?value-quantity=5.4|mg",
                        "value-quantity",
                        "\"5.4|mg\" is not a quantity; accepted: 5.4, " + "5.4|http://unitsofmeasure.org|mg, 5.4||mg"),
                of(
                        "RiskAssessment?probability=1e999999999",
                        "probability",
                        "\"1e999999999\" is out of range; accepted: "
                                + "at most 100 digits and exponents from -300 to 300"),
                of("RiskAssessment?probability=1e99999999999", "probability", "\"1e99999999999\"" + NUMBERS),
                of(
                        "Observation?value-quantity=ap5",
                        "value-quantity",
                        "HealthLake has no prefix ap; "
                                + "accepted prefixes: eq, ne, gt, lt, ge, le, sa, eb; the server setting --compat fhir adds ap"),
                of(
                        "Patient?identifier=a|b|c",
                        "identifier",
                        "\"a|b|c\" is not a token; accepted: code, system|code, "
                                + "|code, system|; a | that belongs to the code is sent as \\|"),
                of(
                        "Patient?gender=male,",
                        "gender",
                        "\"male,\" has an empty value beside a comma; a comma that belongs "
                                + "to a value is sent as \\,"),
                of(
                        "Patient?gender:missing=maybe",
                        "gender:missing",
                        "\"maybe\" is not accepted with :missing; accepted: " + "true, false"),
                of(
                        "Observation?component-code-value-quantity=8480-6",
                        "component-code-value-quantity",
                        "\"8480-6\" has "
                                + "not the form component-code$component-value-quantity; a $ that belongs to a value is sent as "
                                + "\\$"),
                of(
                        "Observation?component-code-value-quantity=8480-6$5.4.3",
                        "component-code-value-quantity",
                        "\"5.4.3\"" + NUMBERS),
                of(
                        "Observation?subject:Patient=Group/1",
                        "subject:Patient",
                        "\"Group/1\" contradicts the modifier " + ":Patient"),
                // Modifiers.
                of(
                        "Patient?name:nosuch=x",
                        "name:nosuch",
                        ":nosuch is no modifier of a string parameter; accepted: " + ":missing, :exact, :contains"),
                of(
                        "Patient?name:exakt=x",
                        "name:exakt",
                        ":exakt is no modifier of a string parameter; accepted: "
                                + ":missing, :exact, :contains; did you mean :exact?"),
                of(
                        "Patient?gender:in=x",
                        "gender:in",
                        ":in is no modifier of a token parameter; accepted: :missing, " + ":not, :text"),
                of(
                        "ValueSet?url:above=x",
                        "url:above",
                        ":above is no modifier of a uri parameter; accepted: :missing, " + ":below"),
                of(
                        "Patient?birthdate:contains=1980",
                        "birthdate:contains",
                        ":contains is no modifier of a date " + "parameter; accepted: :missing"),
                of(
                        "Observation?component-code-value-quantity:missing=true",
                        "component-code-value-quantity:missing",
                        ":missing is no modifier of a composite parameter; accepted: none"),
                of(
                        "Observation?subject:Organization=x",
                        "subject:Organization",
                        ":Organization is no modifier of a "
                                + "reference parameter; accepted: :missing, :identifier, :Device, :Group, :Location, :Patient"),
                of("Patient?name:=x", "name:", "nothing stands behind the colon of \"name:\""),
                // Chains.
                of(
                        "Patient?name.family=x",
                        "name.family",
                        "name of Patient is no reference, so nothing can be chained " + "to it"),
                of(
                        "Observation?subject:Organization.name=x",
                        "subject:Organization.name",
                        "subject cannot point to " + "\"Organization\"; accepted: Device, Group, Location, Patient"),
                of(
                        "Observation?subject:Patient.nmae=x",
                        "subject:Patient.nmae",
                        "Patient has no search parameter " + "\"nmae\"; did you mean name?"),
                of(
                        "Observation?subject.no-such=x",
                        "subject.no-such",
                        "no type that subject points to has a search "
                                + "parameter \"no-such\"; it points to Device, Group, Location, Patient"),
                of("Observation?subject.birthdate=x", "subject.birthdate", "\"x\"" + DATES),
                of(
                        "Patient?_has:Observation:no-such-param:code=x",
                        "_has:Observation:no-such-param:code",
                        "Observation has no search parameter \"no-such-param\""),
                of(
                        "Patient?_has:Observation:patient=x",
                        "_has:Observation:patient",
                        "_has is followed by a type, a "
                                + "reference and a parameter, as in _has:Observation:patient:code"),
                of(
                        "Patient?_has=x",
                        "_has",
                        "_has is followed by a type, a reference and a parameter, as in "
                                + "_has:Observation:patient:code"),
                of(
                        "Patient?_has:Observation:code:status=x",
                        "_has:Observation:code:status",
                        "code of Observation is no " + "reference, so _has cannot follow it"),
                of(
                        "Organization?_has:Observation:patient:code=x",
                        "_has:Observation:patient:code",
                        "patient of " + "Observation cannot point to Organization; it points to Patient"),
                of(
                        "Patient?_has:Observatoin:patient:code=x",
                        "_has:Observatoin:patient:code",
                        "\"Observatoin\" is no " + "resource type that HealthLake stores; did you mean Observation?"),
                // How matches are returned.
                of("Patient?_count=0", "_count", "\"0\" is out of range; accepted: 1 to 100"),
                of("Patient?_count=101", "_count", "\"101\" is out of range; accepted: 1 to 100"),
                of("Patient?_count=-1", "_count", "\"-1\" is out of range; accepted: 1 to 100"),
                of("Patient?_count=ten", "_count", "\"ten\" is out of range; accepted: 1 to 100"),
                of("Patient?_count=5&_count=6", "_count", "given twice, with \"5\" and \"6\""),
                of(
                        "Patient?_total=estimate",
                        "_total",
                        "\"estimate\" is not accepted by HealthLake; accepted: accurate, " + "none"),
                of(
                        "Patient?_summary=count",
                        "_summary",
                        "\"count\" is not accepted by HealthLake; accepted: true, " + "false, text, data"),
                of("Patient?_sort=no-such", "_sort", "Patient has no search parameter \"no-such\""),
                of(
                        "Patient?_sort=_id,_lastUpdated,birthdate,gender,family,given",
                        "_sort",
                        "the search has 6 sort keys; " + "accepted: at most 5"),
                of(
                        "Observation?_sort=code-value-quantity",
                        "_sort",
                        "code-value-quantity is a composite parameter that "
                                + "cannot be a sort key; accepted: number, date, string, quantity, token, uri and reference "
                                + "parameters"),
                of(
                        "Observation?_include=nonsense",
                        "_include",
                        "\"nonsense\" has not the form of an include; accepted: "
                                + "Observation:subject, Observation:subject:Patient, Observation:*, *"),
                of(
                        "Observation?_include=Observation:code",
                        "_include",
                        "Observation:code is no reference, so nothing " + "can be included by it"),
                of(
                        "Observation?_include=Observation:subjekt",
                        "_include",
                        "Observation has no search parameter " + "\"subjekt\"; did you mean subject?"),
                of(
                        "Observation?_include=Observation:subject:Organization",
                        "_include",
                        "Observation:subject cannot "
                                + "point to \"Organization\"; accepted: Device, Group, Location, Patient"),
                of(
                        "Observation?_include:recurse=Observation:subject",
                        "_include:recurse",
                        "\":recurse\" is no modifier " + "of an include; accepted: :iterate"),
                of(
                        "Patient?_revinclude=NoSuchType:patient",
                        "_revinclude",
                        "\"NoSuchType\" is no resource type that " + "HealthLake stores"),
                of("Patient?_filter=name eq x", "_filter", "HealthLake does not support it"));
    }

    private static Arguments of(String query, String name, String reason) {
        return Arguments.of(query, name, reason);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void a_refusal_names_the_parameter_what_was_given_and_what_is_accepted(String query, String name, String reason) {
        Invalid invalid = assertThrows(Invalid.class, () -> Searches.parse(query));
        assertEquals("Search parameter \"" + name + "\": " + reason, invalid.getMessage());
        assertEquals(FailureKind.INVALID, invalid.kind());
    }

    static Stream<Arguments> refusedUnderStrictHandling() {
        return Stream.of(
                of(
                        "Patient?brithdate=1980",
                        "brithdate",
                        "Patient has no search parameter \"brithdate\"; did you mean " + "birthdate?"),
                of("Patient?_sotr=name", "_sotr", "Patient has no search parameter \"_sotr\"; did you mean _sort?"),
                of("Patient?Name=x", "Name", "Patient has no search parameter \"Name\"; did you mean name?"),
                of("Location?near=1|2", "near", "HealthLake does not support near of Location"),
                of("Patient?_content=x", "_content", "HealthLake does not support _content of Patient"),
                of("Patient?name=", "name", "it has no value"),
                of("Patient?nosuch.name=x", "nosuch.name", "Patient has no search parameter \"nosuch\""),
                of(
                        "?_type=Patient,Observation&birthdate=1980",
                        "birthdate",
                        "Observation has no search parameter " + "\"birthdate\""));
    }

    @ParameterizedTest
    @MethodSource("refusedUnderStrictHandling")
    void an_unknown_parameter_is_refused_under_strict_handling_and_listed_under_lenient(
            String query, String name, String reason) {
        Invalid invalid = assertThrows(Invalid.class, () -> Searches.parse(query, SearchDialect.HEALTHLAKE, true));
        assertEquals("Search parameter \"" + name + "\": " + reason, invalid.getMessage());
        assertEquals(name, Searches.parse(query).ignored().get(0).name());
    }
}
