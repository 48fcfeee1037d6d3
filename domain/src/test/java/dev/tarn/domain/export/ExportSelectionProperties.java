package dev.tarn.domain.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryParameter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ExportSelectionProperties {

    private static final ExportLevel SYSTEM = new ExportLevel.SystemLevel();

    @Property(tries = 300)
    void a_selection_is_what_its_url_says(@ForAll("selections") ExportSelection selection) {
        assertThat(ExportSelection.parse(selection.url())).isEqualTo(selection);
    }

    @Property(tries = 300)
    void since_and_until_are_inclusive(@ForAll("times") Instant bound, @ForAll("times") Instant updated) {
        ExportSelection since = ExportSelection.of(SYSTEM, one("_since", bound.toString()));
        ExportSelection until = ExportSelection.of(SYSTEM, one("_until", bound.toString()));
        assertThat(since.includes(updated)).isEqualTo(updated.compareTo(bound) >= 0);
        assertThat(until.includes(updated)).isEqualTo(updated.compareTo(bound) <= 0);
    }

    @Provide
    Arbitrary<Instant> times() {
        return Arbitraries.longs().between(0, 3_000_000_000_000L).map(Instant::ofEpochMilli);
    }

    @Provide
    Arbitrary<ExportSelection> selections() {
        Arbitrary<ExportLevel> levels = Arbitraries.of(
                SYSTEM, new ExportLevel.PatientLevel(), new ExportLevel.GroupLevel(new ResourceId("a-group.1")));
        Arbitrary<Set<ResourceType>> types =
                Arbitraries.of(ResourceType.class).set().ofMaxSize(4);
        Arbitrary<List<CodingFilter>> filters = Combinators.combine(
                        Arbitraries.strings().ofMinLength(1).ofMaxLength(8).filter(text -> text.indexOf('|') < 0),
                        Arbitraries.strings().ofMinLength(1).ofMaxLength(8).optional())
                .as(CodingFilter::new)
                .list()
                .ofMaxSize(3);
        return Combinators.combine(
                        levels,
                        types,
                        times().optional(),
                        times().optional(),
                        filters,
                        filters,
                        Arbitraries.of(ExportSelection.FORMATS).optional())
                .as(ExportSelection::new);
    }

    @Example
    void what_HealthLake_does_not_document_is_refused_with_what_it_does() {
        assertRefused("_typeFilter", "Patient?active=true", "_type, _since, _until, _security, _tag, _outputFormat");
        assertRefused("_elements", "id", "_outputFormat");
        assertRefused("_type", "Patience", "Patience");
        assertRefused("_tag", "red", "system|code");
        assertRefused("_outputFormat", "text/csv", "application/fhir+ndjson, application/ndjson, ndjson");
        assertThatThrownBy(() -> ExportSelection.of(
                        SYSTEM,
                        List.of(
                                new QueryParameter("_outputFormat", "ndjson"),
                                new QueryParameter("_outputFormat", "ndjson"))))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("only once");
    }

    @Example
    void an_empty_list_of_types_is_all_of_them() {
        assertThat(ExportSelection.of(SYSTEM, one("_type", ""))).isEqualTo(ExportSelection.EVERYTHING);
        assertThat(ExportSelection.of(SYSTEM, one("_outputFormat", "application/fhir ndjson"))
                        .outputFormat())
                .isEqualTo(Optional.of("application/fhir+ndjson"));
    }

    private static void assertRefused(String name, String value, String words) {
        assertThatThrownBy(() -> ExportSelection.of(SYSTEM, one(name, value)))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining(words);
    }

    private static List<QueryParameter> one(String name, String value) {
        return List.of(new QueryParameter(name, value));
    }
}
