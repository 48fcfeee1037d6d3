package dev.tarn.inmemory.repository.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.search.SearchQuery;
import dev.tarn.domain.search.parser.SearchParser;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.ports.fhir.RequestBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Any search finds what the model finds that looks at every resource, while resources come, change and go. */
class SearchIndexProperties {

    private static final DatastoreId STORE = new DatastoreId("0123456789abcdef0123456789abcdef");
    private static final Instant NOW = Instant.parse("2024-05-01T10:00:00Z");
    private static final int ROUNDS = 12;
    private static final int QUERIES = 25;

    private static final List<String> WORDS = List.of("Ann", "anna", "\u00c4nn", "Bo", "ANNA Lee", "x_y", "ab%");
    private static final List<String> DATES =
            List.of("2012", "2012-02", "2012-02-29", "2012-02-29T10:00:00Z", "2013-01-01", "1999-12-31T23:59:59.999Z");
    private static final List<String> NUMBERS = List.of("1", "1.0", "-3", "0", "99.5", "100", "100.0000001", "7e2");
    private static final List<String> CODES = List.of("a", "b", "ab", "final", "amended");
    private static final List<String> SYSTEMS = List.of("urn:s", "http://t", "");
    private static final List<String> PREFIXES = List.of("", "eq", "ne", "gt", "lt", "ge", "le", "sa", "eb");

    private final Map<String, ResourceVersion> current = new LinkedHashMap<>();

    @Property(tries = 40)
    void any_search_finds_what_the_model_finds(@ForAll Random random) {
        current.clear();
        ListSearchSource source = new ListSearchSource(30);
        QueuedWork background = new QueuedWork();
        SearchIndex index = new LocalSearchIndex(STORE, source, background, 512, 1 + random.nextInt(40));
        SearchDialect dialect = random.nextBoolean() ? SearchDialect.FHIR : SearchDialect.HEALTHLAKE;
        ScanningModel model = new ScanningModel(current, dialect);
        for (int round = 0; round < ROUNDS; round++) {
            for (int write = random.nextInt(40); write > 0; write--) {
                write(source, random);
            }
            for (int i = 0; i < QUERIES; i++) {
                // Until it runs there are partial indexes only.
                if (random.nextInt(4 * QUERIES) == 0) {
                    background.run();
                }
                assertFound(index, model, dialect, random);
            }
        }
    }

    /** Each index answers its first searches from partial indexes, while resources come, change and go. */
    @Property(tries = 40)
    void any_of_the_first_searches_finds_what_the_model_finds(@ForAll Random random) {
        current.clear();
        ListSearchSource source = new ListSearchSource(30);
        ScanningModel model = new ScanningModel(current, SearchDialect.FHIR);
        for (int restart = 0; restart < 30; restart++) {
            QueuedWork background = new QueuedWork();
            SearchIndex index = new LocalSearchIndex(STORE, source, background, 512, 1);
            for (int i = 0; i < 10; i++) {
                for (int write = random.nextInt(6); write > 0; write--) {
                    write(source, random);
                }
                assertFound(index, model, SearchDialect.FHIR, random);
                if (random.nextInt(20) == 0) {
                    background.run();
                }
            }
        }
    }

    /** All resources are created at the same time, so that the second key changes nothing but how they are sorted. */
    @Property(tries = 20)
    void one_date_sorts_as_it_does_with_a_second_key_that_is_equal(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 20) int count) {
        current.clear();
        ListSearchSource source = new ListSearchSource(30);
        SearchIndex index = new LocalSearchIndex(STORE, source, new DirectWork());
        for (int write = 0; write < 150; write++) {
            write(source, random);
        }
        for (String key : List.of("date", "-date")) {
            List<String> sorted = pages(index, sortedBy(key, count));
            assertThat(sorted).containsExactlyElementsOf(pages(index, sortedBy(key + ",createdAt", count)));
        }
    }

    private static SearchQuery sortedBy(String keys, int count) {
        return SearchParser.of(SearchDialect.FHIR)
                .parse(
                        Optional.of(ResourceType.valueOf("Observation")),
                        Optional.empty(),
                        List.of(new QueryParameter("_sort", keys), new QueryParameter("_count", String.valueOf(count))),
                        true);
    }

    /** The files of an index, and its next process: files that are damaged or missing are made again. */
    @Property(tries = 40)
    void any_search_finds_what_the_model_finds_after_restarts_and_damage(@ForAll Random random) throws IOException {
        current.clear();
        Path directory = Files.createTempDirectory("tarn-index-");
        try {
            ListSearchSource source =
                    new ListSearchSource(1 + random.nextInt(200), new DirectoryDerivedData(directory));
            QueuedWork background = new QueuedWork();
            LocalSearchIndex index = new LocalSearchIndex(STORE, source, background, 4, 1 + random.nextInt(40));
            ScanningModel model = new ScanningModel(current, SearchDialect.FHIR);
            for (int round = 0; round < ROUNDS; round++) {
                for (int write = random.nextInt(60); write > 0; write--) {
                    write(source, random);
                }
                for (int i = 0; i < 5; i++) {
                    if (random.nextInt(3) == 0) {
                        background.run();
                    }
                    assertFound(index, model, SearchDialect.FHIR, random);
                }
                if (random.nextBoolean()) {
                    // A file is checked once in a process: while it is mapped it may be removed, but not changed.
                    boolean restart = random.nextInt(4) > 0;
                    if (random.nextBoolean()) {
                        FileDamage.any(directory, random, restart);
                    }
                    if (restart) {
                        background.clear();
                        index = new LocalSearchIndex(STORE, source, background, 4, 1 + random.nextInt(40));
                    }
                }
            }
        } finally {
            FileDamage.removeAll(directory);
        }
    }

    /** Asserts that a random query finds what the model finds. */
    private static void assertFound(SearchIndex index, ScanningModel model, SearchDialect dialect, Random random) {
        String type = random.nextInt(3) == 0 ? "Patient" : "Observation";
        List<QueryParameter> parameters = parameters(type, random);
        SearchQuery query = SearchParser.of(dialect)
                .parse(Optional.of(ResourceType.valueOf(type)), Optional.empty(), parameters, true);
        assertThat(pages(index, query))
                .as("%s %s", type, parameters)
                .containsExactlyInAnyOrderElementsOf(model.matches(query));
    }

    /** All pages, of which no two show the same resource. */
    private static List<String> pages(SearchIndex index, SearchQuery query) {
        List<String> ids = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        long total;
        do {
            SearchHits hits = index.search(query, cursor, RequestBudget.UNLIMITED, Optional.empty());
            hits.matches().forEach(match -> ids.add(match.address().id().value()));
            total = hits.total().orElseThrow();
            cursor = hits.next();
        } while (cursor.isPresent());
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids).hasSize((int) total);
        return ids;
    }

    private void write(ListSearchSource source, Random random) {
        boolean patient = random.nextInt(3) == 0;
        String type = patient ? "Patient" : "Observation";
        String id = "r" + random.nextInt(40);
        ResourceAddress address = ListSearchSource.address(type, id);
        if (random.nextInt(5) == 0) {
            if (current.remove(address.toString()) != null) {
                source.delete(address, NOW);
            }
            return;
        }
        source.put(
                address,
                "{\"resourceType\":\"" + type + "\",\"id\":\"" + id + "\""
                        + (patient ? patient(random) : observation(random)) + "}",
                NOW);
        current.put(address.toString(), source.read(address).orElseThrow());
    }

    private static String patient(Random random) {
        return maybe(
                        random,
                        ",\"name\":[{\"family\":\"" + any(WORDS, random) + "\",\"given\":[\"" + any(WORDS, random)
                                + "\",\"" + any(WORDS, random) + "\"]}]")
                + maybe(random, ",\"birthDate\":\"" + any(DATES.subList(0, 3), random) + "\"")
                + maybe(random, ",\"active\":" + random.nextBoolean())
                + maybe(
                        random,
                        ",\"identifier\":[{\"system\":\"" + any(SYSTEMS.subList(0, 2), random) + "\",\"value\":\""
                                + any(CODES, random) + "\"},{\"value\":\"" + any(CODES, random) + "\"}]");
    }

    private static String observation(Random random) {
        return maybe(random, ",\"status\":\"" + any(CODES, random) + "\"")
                + maybe(random, ",\"subject\":{\"reference\":\"Patient/r" + random.nextInt(40) + "\"}")
                + maybe(
                        random,
                        ",\"code\":{\"text\":\"" + any(WORDS, random) + "\",\"coding\":[" + coding(random) + ","
                                + coding(random) + "]}")
                + maybe(
                        random,
                        random.nextBoolean()
                                ? ",\"effectiveDateTime\":\"" + any(DATES, random) + "\""
                                : ",\"effectivePeriod\":{\"start\":\"" + any(DATES, random) + "\""
                                        + maybe(random, ",\"end\":\"2013-06-07\"") + "}")
                + maybe(random, ",\"valueQuantity\":" + quantity(random))
                + maybe(
                        random,
                        ",\"component\":[{\"code\":{\"coding\":[" + coding(random) + "]},\"valueQuantity\":"
                                + quantity(random) + "},{\"code\":{\"coding\":[" + coding(random)
                                + "]},\"valueQuantity\":"
                                + quantity(random) + "}]");
    }

    private static String coding(Random random) {
        return "{\"system\":\"" + any(SYSTEMS.subList(0, 2), random) + "\",\"code\":\"" + any(CODES, random) + "\"}";
    }

    private static String quantity(Random random) {
        return "{\"value\":" + any(NUMBERS, random) + maybe(random, ",\"comparator\":\"<\"")
                + maybe(random, ",\"unit\":\"u\"") + maybe(random, ",\"system\":\"urn:s\",\"code\":\"a\"") + "}";
    }

    private static List<QueryParameter> parameters(String type, Random random) {
        List<QueryParameter> parameters = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            parameters.add(type.equals("Patient") ? onPatient(random) : onObservation(random));
        }
        parameters.add(new QueryParameter("_count", String.valueOf(1 + random.nextInt(20))));
        if (random.nextBoolean()) {
            List<String> keys = type.equals("Patient")
                    ? List.of("birthdate", "-_id", "identifier")
                    : List.of("-date", "value-quantity", "code", "-subject");
            parameters.add(new QueryParameter(
                    "_sort", any(keys, random) + "," + any(List.of("_id", "-_lastUpdated"), random)));
        }
        return parameters;
    }

    private static QueryParameter onPatient(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> new QueryParameter("name", any(WORDS, random));
            case 1 -> new QueryParameter("family:exact", any(WORDS, random));
            case 2 -> new QueryParameter("given:contains", any(WORDS, random).substring(1));
            case 3 -> new QueryParameter("birthdate", prefixed(DATES, random));
            case 4 -> new QueryParameter("identifier", token(random));
            case 5 -> new QueryParameter("identifier:missing", String.valueOf(random.nextBoolean()));
            case 6 -> new QueryParameter("active:not", "true");
            case 7 -> new QueryParameter("_id", "r1,r2,r3,r" + random.nextInt(40));
            default -> new QueryParameter("_has:Observation:patient:code", token(random));
        };
    }

    private static QueryParameter onObservation(Random random) {
        return switch (random.nextInt(11)) {
            case 0 -> new QueryParameter("code", token(random) + "," + token(random));
            case 1 -> new QueryParameter("code:not", token(random));
            case 2 -> new QueryParameter("code:text", any(WORDS, random));
            case 3 -> new QueryParameter("date", prefixed(DATES, random));
            case 4 ->
                new QueryParameter(
                        "value-quantity", prefixed(NUMBERS, random) + any(List.of("", "||u", "|urn:s|a"), random));
            case 5 -> new QueryParameter("subject", any(List.of("", "Patient/"), random) + "r" + random.nextInt(40));
            case 6 -> new QueryParameter("subject:Patient.name", any(WORDS, random));
            case 7 -> new QueryParameter("patient.birthdate", prefixed(DATES, random));
            case 8 ->
                new QueryParameter("component-code-value-quantity", token(random) + "$" + prefixed(NUMBERS, random));
            case 9 -> new QueryParameter("status:missing", String.valueOf(random.nextBoolean()));
            default -> new QueryParameter("_lastUpdated", prefixed(List.of("2024", "2024-05-01T10:00:00Z"), random));
        };
    }

    private static String prefixed(List<String> values, Random random) {
        return any(PREFIXES, random) + any(values, random);
    }

    private static String token(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> any(SYSTEMS, random) + "|" + any(CODES, random);
            case 1 -> any(SYSTEMS.subList(0, 2), random) + "|";
            default -> any(CODES, random);
        };
    }

    private static String maybe(Random random, String text) {
        return random.nextInt(4) == 0 ? "" : text;
    }

    private static String any(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
