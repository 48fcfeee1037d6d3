package dev.tarn.inmemory.repository.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.InsufficientStorage;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryString;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.search.parser.SearchParser;
import dev.tarn.inmemory.memory.MemoryAccount;
import dev.tarn.inmemory.memory.MemoryBudget;
import dev.tarn.inmemory.repository.search.catchup.IndexThread;
import dev.tarn.inmemory.repository.store.DerivedData;
import dev.tarn.ports.fhir.RequestBudget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first searches of a type of many resources index the parameters that they need, before all are indexed. */
class PartialIndexTest {

    private static final DatastoreId STORE = new DatastoreId("0123456789abcdef0123456789abcdef");
    private static final Instant NOW = Instant.parse("2024-05-01T10:00:00Z");
    private static final int ROWS = 200;
    private static final int LEAST_ROWS = 100;
    private static final int LEAST_DOCS = 16;

    @TempDir
    private Path directory;

    private final MemoryBudget budget = MemoryBudget.of(100_000_000, false);
    private final MemoryAccount account = budget.open();
    private final QueuedWork background = new QueuedWork();
    private ListSearchSource source = new ListSearchSource(1_000, DerivedData.inMemory(account));
    private SearchIndex index = new LocalSearchIndex(STORE, source, background, LEAST_DOCS, LEAST_ROWS);

    @BeforeEach
    void fill() {
        for (int row = 0; row < ROWS; row++) {
            put(row, "final");
        }
    }

    private void put(int row, String status) {
        source.put(
                "Observation",
                "o" + row,
                "\"status\":\"" + status + "\",\"subject\":{\"reference\":\"Patient/p" + row % 10
                        + "\"},\"code\":{\"coding\":[{\"code\":\"c" + row % 4
                        + "\"}]},\"hasMember\":[{\"reference\":\"Observation/o" + (row + 1)
                        + "\"}],\"effectiveDateTime\":\"20" + (10 + row % 10) + "\"",
                NOW);
    }

    @Test
    void a_search_is_answered_before_all_parameters_are_indexed_and_others_share_what_it_has_indexed() {
        assertThat(found("subject=p3")).hasSize(ROWS / 10);
        long partly = budget.used();
        source.takeRowsRead();

        assertThat(found("subject=p4&_id:missing=false"))
                .as("needs another parameter")
                .hasSize(ROWS / 10);
        assertThat(source.takeRowsRead()).isEqualTo(ROWS + ROWS / 10);
        assertThat(found("subject=p5&_count=1")).hasSize(1);
        assertThat(source.takeRowsRead()).as("rows read, of which one is shown").isEqualTo(1);

        background.run();
        assertThat(source.takeRowsRead()).as("rows read in the background").isEqualTo(ROWS);
        assertThat(found("code=c1&status=final&_sort=date&_count=1")).containsExactly("o1");
        assertThat(source.takeRowsRead()).isEqualTo(1);

        assertThat(budget.used()).as("the partial indexes are given back").isEqualTo(whole());
        assertThat(partly).isLessThan(whole() / 2);
    }

    /** {@return what an index takes that has all parameters} */
    private long whole() {
        MemoryBudget other = MemoryBudget.of(100_000_000, false);
        ListSearchSource same = new ListSearchSource(1_000, DerivedData.inMemory(other.open()));
        for (int row = 0; row < ROWS; row++) {
            source.read(ResourceType.Observation, row)
                    .ifPresent(read -> same.put(
                            read.version().address(),
                            new String(read.version().body().content(), StandardCharsets.UTF_8),
                            NOW));
        }
        found(new LocalSearchIndex(STORE, same, new DirectWork(), LEAST_DOCS, ROWS + 1), "status=final");
        return other.used();
    }

    @Test
    void a_search_without_a_parameter_finds_all_and_indexes_none() {
        assertThat(total("_count=1")).isEqualTo(ROWS);
        assertThat(budget.used()).isLessThan(whole() / 4);
        put(3, "amended");
        put(ROWS, "final");
        source.delete(ListSearchSource.address("Observation", "o7"), NOW);
        source.delete(ListSearchSource.address("Observation", "o8"), NOW);

        assertThat(total("_count=1")).isEqualTo(ROWS - 1);
        assertThat(found("status=amended")).containsExactly("o3");
    }

    @Test
    void a_type_of_few_resources_is_indexed_by_all_parameters_at_once() {
        index = new LocalSearchIndex(STORE, source, background, LEAST_DOCS, ROWS + 1);
        found("subject=p3&_count=1");
        source.takeRowsRead();

        assertThat(found("code=c1&_count=1")).hasSize(1);

        assertThat(source.takeRowsRead()).isEqualTo(1);
    }

    @Test
    void each_search_sees_what_changed_in_a_partial_index_and_in_the_whole_one_that_replaces_it() {
        assertThat(found("status=amended")).isEmpty();
        put(7, "amended");
        put(ROWS, "amended");
        assertThat(found("status=amended")).containsExactly("o7", "o" + ROWS);
        background.onPause(() -> {
            background.onPause(() -> {});
            put(8, "amended");
            source.delete(ListSearchSource.address("Observation", "o7"), NOW);
            assertThat(found("status=amended")).as("while all is indexed").containsExactly("o8", "o" + ROWS);
        });

        background.run();

        assertThat(found("status=amended&code=c0")).containsExactly("o8", "o" + ROWS);
    }

    @Test
    void threads_find_their_own_writes_at_once_while_the_whole_index_replaces_partial_ones() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (IndexThread thread = new IndexThread(Thread::new)) {
            for (int round = 0; round < 40; round++) {
                SearchIndex fresh = new LocalSearchIndex(STORE, source, thread, LEAST_DOCS, LEAST_ROWS);
                List<Future<?>> writers = new ArrayList<>();
                for (int writer = 0; writer < 2; writer++) {
                    int row = writer;
                    String name = "r" + round + "w" + writer + "n";
                    writers.add(threads.submit(() -> {
                        for (int write = 0; write < 20; write++) {
                            put(row, name + write);
                            String search = write % 3 == 0 ? "&subject=p" + row : "";
                            assertThat(found(fresh, "status=" + name + write + search))
                                    .containsExactly("o" + row);
                        }
                    }));
                }
                for (Future<?> writer : writers) {
                    writer.get();
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_search_that_needs_more_of_a_type_than_it_first_looked_at_begins_again() {
        assertThat(found("has-member.status:missing=false&_id=o5")).containsExactly("o5");
        assertThat(found("_has:Observation:has-member:_id=o5&_sort=-date")).containsExactly("o6");
    }

    @Test
    void a_composite_of_the_resource_is_indexed_without_the_parameters_that_it_is_made_of() {
        source.put(
                "Observation",
                "weight",
                "\"code\":{\"coding\":[{\"code\":\"kg\"}]},\"valueQuantity\":{\"value\":80}",
                NOW);

        assertThat(found("code-value-quantity=kg$gt70")).containsExactly("weight");
    }

    @Test
    void after_a_few_partial_indexes_the_whole_one_is_made() {
        for (String search : List.of("subject=p1", "code=c1", "status=final", "date=2010", "_id=o1")) {
            found(search);
        }
        source.takeRowsRead();

        assertThat(found("encounter:missing=true&_count=1")).hasSize(1);

        assertThat(source.takeRowsRead()).isEqualTo(1);
    }

    @Test
    void where_memory_has_no_room_for_the_whole_index_searches_go_on_and_it_is_not_tried_again_by_each() {
        found("status=final");
        MemoryAccount other = budget.open();
        other.take(budget.free() - 5_000);
        assertThatThrownBy(background::run).isInstanceOf(InsufficientStorage.class);
        assertThat(budget.free()).isEqualTo(5_000);
        source.takeRowsRead();

        for (int i = 0; i < 3; i++) {
            assertThat(found("status=final&_count=1")).hasSize(1);
            background.run();
        }

        assertThat(source.takeRowsRead()).isEqualTo(3);
    }

    @Test
    void a_partial_index_in_files_is_replaced_by_the_whole_one_and_unknown_to_the_next_process() throws IOException {
        source = new ListSearchSource(1_000, new DirectoryDerivedData(directory));
        restart();
        fill();
        assertThat(found("subject=p3")).hasSize(ROWS / 10);
        List<Path> partial = FileDamage.files(directory);
        assertThat(partial).hasSize(1);

        restart();
        assertThat(found("code=c1")).hasSize(ROWS / 4);
        assertThat(partial.get(0)).as("after a process that ended too early").doesNotExist();
        background.run();
        assertThat(FileDamage.files(directory)).as("segment and manifest").hasSize(2);

        restart();
        source.takeRowsRead();
        assertThat(found("status=final&date=2011&_count=1")).hasSize(1);
        assertThat(source.takeRowsRead()).isEqualTo(1);
    }

    private void restart() {
        background.clear();
        index = new LocalSearchIndex(STORE, source, background, LEAST_DOCS, LEAST_ROWS);
    }

    private List<String> found(String search) {
        return found(index, search);
    }

    private long total(String search) {
        return hits(index, search).total().orElseThrow();
    }

    private static List<String> found(SearchIndex index, String search) {
        List<String> ids = new ArrayList<>();
        hits(index, search)
                .matches()
                .forEach(match -> ids.add(match.address().id().value()));
        return ids;
    }

    private static SearchHits hits(SearchIndex index, String search) {
        return index.search(
                SearchParser.of(SearchDialect.FHIR)
                        .parse(
                                Optional.of(ResourceType.Observation),
                                Optional.empty(),
                                QueryString.parse(search + (search.contains("_count") ? "" : "&_count=100")),
                                true),
                Optional.empty(),
                RequestBudget.UNLIMITED,
                Optional.empty());
    }
}
