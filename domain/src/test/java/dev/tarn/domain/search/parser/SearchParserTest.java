package dev.tarn.domain.search.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.r4.R4;
import dev.tarn.domain.r4.SearchParameter;
import dev.tarn.domain.search.Criterion.Chain;
import dev.tarn.domain.search.Criterion.OfType;
import dev.tarn.domain.search.Criterion.OnParameter;
import dev.tarn.domain.search.Criterion.ReverseChain;
import dev.tarn.domain.search.Include;
import dev.tarn.domain.search.Modifier;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.search.SearchQuery;
import dev.tarn.domain.search.SummaryMode;
import dev.tarn.domain.search.TotalMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SearchParserTest {

    @Test
    void each_parameter_is_a_criterion_and_commas_are_alternatives() {
        SearchQuery query = Searches.parse("Patient?gender=male,female&gender:not=other&name=peter");
        assertEquals(3, query.criteria().size());
        OnParameter gender = (OnParameter) query.criteria().get(0);
        assertEquals(2, gender.anyOf().size());
        assertEquals(Modifier.NONE, gender.modifier());
        assertEquals(Modifier.NOT, ((OnParameter) query.criteria().get(1)).modifier());
        assertEquals(3, query.used().size());
        assertEquals(List.of(), query.ignored());
    }

    @Test
    void without_parameters_everything_matches_and_a_page_has_100() {
        SearchQuery query = Searches.parse("Patient?");
        assertEquals(List.of(), query.criteria());
        assertEquals(100, query.count());
        assertEquals(TotalMode.DEFAULT, query.total());
        assertEquals(SummaryMode.FALSE, query.summary());
    }

    @Test
    void a_search_of_several_types_has_a_definition_of_each() {
        SearchQuery query = Searches.parse("?_type=Observation,Condition&patient=1&_sort=_lastUpdated");
        assertEquals(List.of(ResourceType.Observation, ResourceType.Condition), query.types());
        OnParameter patient = (OnParameter) query.criteria().get(0);
        assertEquals(
                List.of(
                        "Observation.subject.where(resolve() is Patient)",
                        "Condition.subject.where(resolve() is Patient)"),
                patient.definitions().stream().map(SearchParameter::expression).toList());
        assertEquals(2, query.sort().get(0).definitions().size());
    }

    @Test
    void a_search_of_all_types_needs_their_names() {
        Invalid none = assertThrows(Invalid.class, () -> Searches.parse("?_id=1"));
        assertEquals(
                "A search of all resource types needs the parameter _type, as in _type=Patient,Observation",
                none.getMessage());
        Invalid wrong = assertThrows(Invalid.class, () -> Searches.parse("?_type=Patient,Observtion"));
        assertEquals(
                "Search parameter _type: \"Observtion\" is no resource type that HealthLake stores; did you mean "
                        + "Observation?",
                wrong.getMessage());
    }

    @Test
    void a_compartment_is_searched_for_its_types() {
        ResourceAddress patient = new ResourceAddress(ResourceType.Patient, new ResourceId("1"));
        SearchParser parser = SearchParser.of(SearchDialect.HEALTHLAKE);
        SearchQuery all = parser.parse(Optional.empty(), Optional.of(patient), List.of(), false);
        assertTrue(all.types().contains(ResourceType.Patient));
        assertTrue(all.types().contains(ResourceType.Observation));
        SearchQuery some = parser.parse(
                Optional.empty(), Optional.of(patient), Searches.parameters("_type=Observation,Condition"), false);
        assertEquals(List.of(ResourceType.Condition, ResourceType.Observation), some.types());
        ResourceAddress organization = new ResourceAddress(ResourceType.Organization, new ResourceId("1"));
        Invalid invalid = assertThrows(
                Invalid.class,
                () -> parser.parse(Optional.of(ResourceType.Patient), Optional.of(organization), List.of(), false));
        assertEquals(
                "Organization has no compartment; compartments are those of Device, Encounter, Patient, Practitioner, "
                        + "RelatedPerson",
                invalid.getMessage());
    }

    @Test
    void a_chain_has_a_criterion_for_each_type_of_target() {
        Chain typed = (Chain) Searches.parse("Observation?subject:Patient.name:exact=Peter")
                .criteria()
                .get(0);
        assertEquals("subject", typed.references().get(0).code());
        OfType target = typed.targets().get(0);
        assertEquals(ResourceType.Patient, target.type());
        assertEquals(Modifier.EXACT, ((OnParameter) target.criterion()).modifier());
        Chain untyped = (Chain)
                Searches.parse("Observation?subject.identifier=1").criteria().get(0);
        assertEquals(
                List.of(ResourceType.Device, ResourceType.Group, ResourceType.Location, ResourceType.Patient),
                untyped.targets().stream().map(OfType::type).toList());
        Chain deep = (Chain) Searches.parse("Observation?patient.organization.partof.name=x")
                .criteria()
                .get(0);
        Chain second = (Chain) deep.targets().get(0).criterion();
        Chain third = (Chain) second.targets().get(0).criterion();
        assertEquals(
                "name",
                ((OnParameter) third.targets().get(0).criterion())
                        .definitions()
                        .get(0)
                        .code());
    }

    @Test
    void reverse_chains_nest_and_stand_in_chains() {
        ReverseChain has = (ReverseChain)
                Searches.parse("Organization?_has:Patient:organization:_has:Observation:patient:code:text=x")
                        .criteria()
                        .get(0);
        assertEquals(ResourceType.Patient, has.referrer().type());
        ReverseChain inner = (ReverseChain) has.referrer().criterion();
        assertEquals("patient", inner.reference().code());
        assertEquals(Modifier.TEXT, ((OnParameter) inner.referrer().criterion()).modifier());
        Chain chain = (Chain) Searches.parse("Observation?patient._has:Condition:patient:encounter.class=AMB")
                .criteria()
                .get(0);
        ReverseChain onPatient = (ReverseChain) chain.targets().get(0).criterion();
        assertTrue(onPatient.referrer().criterion() instanceof Chain);
    }

    @Test
    void a_chain_of_fifty_levels_is_refused_at_once() {
        String levels = "partof.".repeat(50) + "name=x";
        Invalid invalid = assertThrows(Invalid.class, () -> Searches.parse("Organization?" + levels));
        assertTrue(
                invalid.getMessage().endsWith("a chain has at most 20 levels, this one has 51"), invalid.getMessage());
        Searches.parse("Organization?" + "partof.".repeat(19) + "name=x");
    }

    @Test
    void chains_that_branch_at_each_level_are_refused_before_they_take_memory() {
        for (int levels = 4; levels < 19; levels++) {
            String chain = "target." + "focus.".repeat(levels) + "identifier=x";
            Invalid invalid = assertThrows(Invalid.class, () -> Searches.parse("Provenance?" + chain));
            assertTrue(
                    invalid.getMessage().endsWith("name the types, as in subject:Patient.name"), invalid.getMessage());
        }
        Searches.parse("Provenance?target.identifier=x");
    }

    @Test
    void more_than_a_thousand_parameters_are_refused() {
        StringBuilder query = new StringBuilder("Patient?_id=1");
        IntStream.range(0, 999).forEach(i -> query.append("&name=n").append(i));
        assertEquals(1000, Searches.parse(query.toString()).criteria().size());
        Invalid invalid = assertThrows(Invalid.class, () -> Searches.parse(query + "&name=last"));
        assertEquals("The search has 1001 parameters; accepted: at most 1000", invalid.getMessage());
        Invalid values = assertThrows(Invalid.class, () -> Searches.parse("Patient?_id=1" + ",1".repeat(20_000)));
        assertTrue(values.getMessage().endsWith("the query has more than 20000 values"), values.getMessage());
    }

    @Test
    void more_than_twenty_thousand_elements_and_words_of_narratives_are_refused() {
        String elements = "Patient?_elements=name" + ",name".repeat(19_999);
        assertEquals(List.of("name"), Searches.parse(elements).elements());
        Invalid tooMany = assertThrows(Invalid.class, () -> Searches.parse(elements + ",name"));
        assertTrue(tooMany.getMessage().endsWith("the query has more than 20000 values"), tooMany.getMessage());

        String words = "Patient?_text=a" + " b".repeat(9_999) + "&_text=c" + "-d".repeat(9_999);
        assertEquals(2, Searches.parse(words).criteria().size());
        Invalid narratives = assertThrows(Invalid.class, () -> Searches.parse(words + " e"));
        assertTrue(
                narratives.getMessage().endsWith("the query has more than 20000 words of _text"),
                narratives.getMessage());
    }

    @Test
    void includes_have_a_source_a_parameter_and_a_target() {
        assertEquals(
                List.of(
                        include(false, false, "Observation", "subject", "Patient"),
                        include(false, true, "Patient", "organization", null),
                        include(false, false, "Observation", null, null),
                        include(false, false, null, null, null),
                        include(true, false, "Provenance", "target", null),
                        include(true, true, "Encounter", "patient", null)),
                Searches.parse("Observation?_include=Observation:subject:Patient&_include:iterate=Patient:organization"
                                + "&_include=Observation:*&_include=*&_revinclude=Provenance:target"
                                + "&_revinclude:iterate=Encounter:patient&_include=*")
                        .includes());
    }

    private static Include include(
            boolean reverse,
            boolean iterate,
            @Nullable String source,
            @Nullable String parameter,
            @Nullable String target) {
        return new Include(
                reverse,
                iterate,
                Optional.ofNullable(source),
                Optional.ofNullable(parameter),
                Optional.ofNullable(target));
    }

    @Test
    void parameters_of_the_result_are_read() {
        SearchQuery query =
                Searches.parse("Patient?_sort=-birthdate,_id&_count=7&_total=accurate&_summary=data&page=abc");
        assertEquals("birthdate", query.sort().get(0).definitions().get(0).code());
        assertTrue(query.sort().get(0).descending());
        assertEquals(7, query.count());
        assertEquals(TotalMode.ACCURATE, query.total());
        assertEquals(SummaryMode.DATA, query.summary());
        assertEquals(Optional.of("abc"), query.page());
        assertEquals(
                List.of("name", "birthDate"),
                Searches.parse("Patient?_elements=name,birthDate").elements());
    }

    @Test
    void parameters_that_exclude_each_other_are_refused() {
        assertEquals(
                "_summary and _elements exclude each other; send one of them",
                assertThrows(Invalid.class, () -> Searches.parse("Patient?_summary=true&_elements=name"))
                        .getMessage());
        assertEquals(
                "_summary=text cannot be combined with _include or _revinclude; send one of them",
                assertThrows(
                                Invalid.class,
                                () -> Searches.parse("Observation?_summary=text&_include=Observation:subject"))
                        .getMessage());
    }

    @Test
    void all_problems_are_named_at_once() {
        Invalid invalid =
                assertThrows(Invalid.class, () -> Searches.parse("Patient?_count=0&_total=many&birthdate:exact=1980"));
        assertEquals(
                "Search parameter \"_count\": \"0\" is out of range; accepted: 1 to 100. "
                        + "Search parameter \"_total\": \"many\" is not accepted by HealthLake; accepted: accurate, none. "
                        + "Search parameter \"birthdate:exact\": :exact is no modifier of a date parameter; accepted: "
                        + ":missing",
                invalid.getMessage());
    }

    @Test
    void general_parameters_are_neither_used_nor_ignored() {
        SearchQuery query = Searches.parse("Patient?_format=json&_pretty=true&_id=1", SearchDialect.HEALTHLAKE, true);
        assertEquals(Searches.parameters("_id=1"), query.used());
        assertEquals(List.of(), query.ignored());
    }

    @Test
    void every_search_parameter_of_every_type_is_accepted_with_missing_or_a_value() {
        for (ResourceType type : ResourceType.values()) {
            for (SearchParameter parameter : R4.searchParameters().of(type.name())) {
                String query = parameter.components().isEmpty()
                        ? type + "?" + parameter.code() + ":missing=true"
                        : type + "?" + parameter.code() + "="
                                + "1$".repeat(parameter.components().size() - 1) + "2013";
                assertEquals(
                        parameter,
                        ((OnParameter) Searches.parse(query, SearchDialect.HEALTHLAKE, true)
                                        .criteria()
                                        .get(0))
                                .definitions()
                                .get(0),
                        query);
            }
        }
    }

    @Test
    void strings_of_nested_elements_are_sort_keys_in_the_dialect_of_FHIR_only() {
        for (String sort : List.of("Patient?_sort=name", "Patient?_sort=-family")) {
            assertThrows(Invalid.class, () -> Searches.parse(sort), sort);
        }
        assertEquals(
                "Search parameter \"_sort\": address-city is in a nested element, by which HealthLake does not sort; the "
                        + "server setting --compat fhir allows it",
                assertThrows(Invalid.class, () -> Searches.parse("Location?_sort=name,address-city"))
                        .getMessage());
        assertEquals(
                2,
                Searches.parse("Patient?_sort=name,-family", SearchDialect.FHIR, true)
                        .sort()
                        .size());
        assertEquals(1, Searches.parse("Organization?_sort=-name").sort().size());
        assertEquals(1, Searches.parse("Condition?_sort=onset-info").sort().size());
        assertEquals(
                2, Searches.parse("InsurancePlan?_sort=name,phonetic").sort().size());
    }
}
