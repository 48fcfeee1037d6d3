package dev.tarn.inmemory.repository.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.failure.Gone;
import dev.tarn.domain.failure.InsufficientScope;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.domain.search.QueryString;
import dev.tarn.domain.smart.ScopeVersions;
import dev.tarn.domain.smart.SmartGrants;
import dev.tarn.domain.smart.TokenSubject;
import dev.tarn.ports.fhir.DeletedResource;
import dev.tarn.ports.fhir.EverythingRequest;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.fhir.SearchEntry;
import dev.tarn.ports.fhir.SearchPage;
import dev.tarn.ports.fhir.SearchRequest;
import dev.tarn.ports.fhir.SystemHistoryRequest;
import dev.tarn.ports.fhir.WrittenResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** For any grants, resources and search: what is shown is exactly what a read admits. */
class NarrowedSearchProperties {

    private static final List<String> TYPES =
            List.of("Patient", "Observation", "Condition", "Provenance", "Binary", "Device", "Practitioner", "*");
    private static final List<String> FILTERS = List.of(
            "Observation.rs?status=final",
            "Condition.rs?clinical-status=active",
            "Patient.rs?gender=male",
            "Observation.rs?subject=Patient/p1",
            "Observation.rs?status:not=final");
    private static final List<String> SEARCHES = List.of(
            "Observation?",
            "Observation?status=final",
            "Condition?",
            "Patient?gender=male",
            "Provenance?",
            "Binary?",
            "Device?",
            "Practitioner?",
            "Observation?subject=Patient/p0",
            "Provenance?target:missing=false");

    @Property(tries = 30)
    void a_search_shows_what_a_read_admits(@ForAll long seed) {
        try (RandomRecords records = new RandomRecords(seed)) {
            SmartGrants grants = grants(records.random);
            FhirEndpoint narrowed = records.lake.healthLake().fhir(grants);
            Set<String> readable = readable(records, narrowed);
            for (String search : SEARCHES) {
                int question = search.indexOf('?');
                SearchRequest request = SearchRequest.of(
                        ResourceType.valueOf(search.substring(0, question)),
                        QueryString.parse(search.substring(question + 1)));
                Set<String> all = shown(records.all().search().search(records.store, request), SearchEntry.Mode.MATCH);
                all.retainAll(readable);
                try {
                    SearchPage page = narrowed.search().search(records.store, request);
                    assertThat(shown(page, SearchEntry.Mode.MATCH))
                            .as(search + " " + grants)
                            .isEqualTo(all);
                    assertThat(page.total()).hasValue(all.size());
                } catch (InsufficientScope e) {
                    assertThat(all).as(search + " " + grants).isEmpty();
                }
            }
        }
    }

    @Property(tries = 20)
    void chains_and_includes_follow_what_a_read_admits(@ForAll long seed) {
        try (RandomRecords records = new RandomRecords(seed)) {
            SmartGrants grants = grants(records.random);
            FhirEndpoint narrowed = records.lake.healthLake().fhir(grants);
            Set<String> readable = readable(records, narrowed);
            Set<String> unchained = narrowedSearch(records, narrowed, ResourceType.Condition, "");
            Set<String> males = records.genders.entrySet().stream()
                    .filter(each -> each.getValue().equals("male") && readable.contains(each.getKey()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            Set<String> ofMales = withSubject(records, unchained, ResourceType.Condition, males);
            assertThat(narrowedSearch(records, narrowed, ResourceType.Condition, "subject:Patient.gender=male"))
                    .isEqualTo(ofMales);

            Set<String> conditions = new TreeSet<>(readable);
            conditions.removeIf(each -> !each.startsWith("Condition/"));
            Set<String> patients = narrowedSearch(
                    records,
                    narrowed,
                    ResourceType.Patient,
                    "_has:Condition:subject:_id="
                            + String.join(
                                    ",",
                                    records.subjects.keySet().stream()
                                            .map(each -> each.substring(each.indexOf('/') + 1))
                                            .distinct()
                                            .toList()));
            Set<String> expected = new TreeSet<>();
            for (String patient : readable) {
                if (patient.startsWith("Patient/")
                        && !withSubject(records, conditions, ResourceType.Condition, Set.of(patient))
                                .isEmpty()) {
                    expected.add(patient);
                }
            }
            assertThat(patients).as("_has " + grants).isEqualTo(expected);

            Set<String> included = new TreeSet<>();
            for (String query : List.of("_include=*", "_revinclude=Provenance:target", "_include=*&_revinclude=*")) {
                try {
                    SearchPage page = narrowed.search()
                            .search(
                                    records.store,
                                    SearchRequest.of(ResourceType.Observation, QueryString.parse(query)));
                    included.addAll(shown(page, SearchEntry.Mode.INCLUDE));
                } catch (InsufficientScope e) {
                    // No scope searches observations, so that nothing is included.
                }
            }
            assertThat(readable).containsAll(included);
        }
    }

    @Property(tries = 20)
    void a_record_and_a_history_show_what_a_read_admits(@ForAll long seed) {
        try (RandomRecords records = new RandomRecords(seed)) {
            SmartGrants grants = grants(records.random);
            FhirEndpoint narrowed = records.lake.healthLake().fhir(grants);
            Set<String> readable = readable(records, narrowed);
            for (String patient : records.genders.keySet()) {
                EverythingRequest request =
                        new EverythingRequest(RandomRecords.address(patient).id(), List.of());
                Set<String> all =
                        shown(records.all().search().everything(records.store, request), SearchEntry.Mode.MATCH);
                all.retainAll(readable);
                try {
                    SearchPage page = narrowed.search().everything(records.store, request);
                    assertThat(shown(page, SearchEntry.Mode.MATCH))
                            .as(grants.toString())
                            .isEqualTo(all);
                    assertThat(page.total()).hasValue(all.size());
                } catch (InsufficientScope e) {
                    assertThat(readable).doesNotContain(patient);
                }
            }
            for (ResourceType type : List.of(ResourceType.Observation, ResourceType.Provenance, ResourceType.Patient)) {
                Set<String> all = new TreeSet<>(readable);
                all.removeIf(each -> !each.startsWith(type + "/"));
                try {
                    var page = narrowed.history().ofSystem(records.store, SystemHistoryRequest.of(type));
                    Set<String> shown = page.entries().stream()
                            .map(entry -> entry instanceof WrittenResource written
                                    ? written.resource().address()
                                    : ((DeletedResource) entry).address())
                            .map(ResourceAddress::toString)
                            .collect(Collectors.toCollection(TreeSet::new));
                    assertThat(shown).as(grants.toString()).isEqualTo(all);
                    assertThat(page.total()).isEqualTo(all.size());
                } catch (InsufficientScope e) {
                    assertThat(all).isEmpty();
                }
            }
        }
    }

    @Property(tries = 20)
    void a_history_shows_the_versions_that_a_vread_admits(@ForAll long seed) {
        try (RandomRecords records = new RandomRecords(seed)) {
            records.change();
            SmartGrants grants = grants(records.random);
            FhirEndpoint narrowed = records.lake.healthLake().fhir(grants);
            Set<String> admitted = new TreeSet<>();
            for (int i = 0; i < 6; i++) {
                for (int version = 1; version <= 2; version++) {
                    String address = "Observation/x" + i;
                    try {
                        narrowed.resources()
                                .vread(records.store, RandomRecords.address(address), new VersionId(version));
                        admitted.add(address + "/" + version);
                    } catch (InsufficientScope | NotFound | Gone e) {
                        // Not admitted, never written, or a deletion.
                    }
                }
            }
            Set<String> shown = new TreeSet<>();
            Set<String> deleted = new TreeSet<>();
            try {
                var page =
                        narrowed.history().ofSystem(records.store, SystemHistoryRequest.of(ResourceType.Observation));
                page.entries().forEach(entry -> {
                    if (entry instanceof WrittenResource written) {
                        shown.add(written.resource().address() + "/"
                                + written.resource().version());
                    } else {
                        deleted.add(((DeletedResource) entry).address() + "/1");
                    }
                });
                assertThat(page.total()).isEqualTo(shown.size() + deleted.size());
            } catch (InsufficientScope e) {
                // No scope searches observations, so that none can be read.
            }
            assertThat(shown).as(grants.toString()).isEqualTo(admitted);
            assertThat(admitted).containsAll(deleted);
        }
    }

    private static Set<String> withSubject(
            RandomRecords records, Set<String> from, ResourceType type, Set<String> subjects) {
        // Some references of the records are of another server; a search without grants tells which ones are not.
        Set<String> found = new TreeSet<>();
        for (String subject : subjects) {
            found.addAll(shown(
                    records.all()
                            .search()
                            .search(records.store, SearchRequest.of(type, QueryString.parse("subject=" + subject))),
                    SearchEntry.Mode.MATCH));
        }
        found.retainAll(from);
        return found;
    }

    private static Set<String> narrowedSearch(
            RandomRecords records, FhirEndpoint narrowed, ResourceType type, String query) {
        try {
            return shown(
                    narrowed.search().search(records.store, SearchRequest.of(type, QueryString.parse(query))),
                    SearchEntry.Mode.MATCH);
        } catch (InsufficientScope e) {
            return new TreeSet<>();
        }
    }

    private static Set<String> readable(RandomRecords records, FhirEndpoint narrowed) {
        Set<String> readable = new TreeSet<>();
        for (String address : records.addresses) {
            try {
                narrowed.resources().read(records.store, RandomRecords.address(address));
                readable.add(address);
            } catch (InsufficientScope e) {
                // Not admitted.
            }
        }
        return readable;
    }

    private static Set<String> shown(SearchPage page, SearchEntry.Mode mode) {
        return page.entries().stream()
                .filter(entry -> entry.mode() == mode)
                .map(entry -> entry.address().orElseThrow().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SmartGrants grants(Random random) {
        List<String> scopes = new ArrayList<>();
        for (int i = random.nextInt(4) + 1; i > 0; i--) {
            String context = List.of("patient/", "patient/", "user/", "system/").get(random.nextInt(4));
            boolean isFiltered = random.nextInt(3) == 0;
            scopes.add(context
                    + (isFiltered
                            ? FILTERS.get(random.nextInt(FILTERS.size()))
                            : TYPES.get(random.nextInt(TYPES.size())) + ".rs"));
        }
        List<String> users = List.of("Patient/p0", "Practitioner/g0", "Practitioner/g1", "Organization/o");
        Map<String, String> claims =
                Map.of("patient", "p" + random.nextInt(4), "fhirUser", users.get(random.nextInt(users.size())));
        return SmartGrants.of(
                scopes,
                new ScopeVersions(true, true),
                TokenSubject.of(claims, List.of("http://x/")),
                random.nextBoolean(),
                "h");
    }
}
