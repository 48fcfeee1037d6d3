package dev.tarn.inmemory.repository.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.InsufficientStorage;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.search.parser.SearchParser;
import dev.tarn.inmemory.memory.MemoryAccount;
import dev.tarn.inmemory.memory.MemoryBudget;
import dev.tarn.inmemory.repository.search.catchup.BackgroundWork;
import dev.tarn.inmemory.repository.store.DerivedData;
import dev.tarn.ports.fhir.RequestBudget;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a search index takes of the memory budget. */
class IndexMemoryTest {

    private static final DatastoreId STORE = new DatastoreId("0123456789abcdef0123456789abcdef");
    private static final Instant NOW = Instant.parse("2024-05-01T10:00:00Z");
    private static final int PATIENTS = 500;

    private final MemoryBudget budget = MemoryBudget.of(1_000_000, false);
    private final MemoryAccount account = budget.open();
    private final ListSearchSource source = new ListSearchSource(1000, DerivedData.inMemory(account));
    private final SearchIndex index = new LocalSearchIndex(STORE, source, new DirectWork());

    @Test
    void an_index_is_counted_once_however_often_its_resources_change() {
        write(0, PATIENTS);
        assertThat(budget.used()).isZero();
        assertThat(total()).isEqualTo(PATIENTS);
        long used = budget.used();
        assertThat(used).isGreaterThan(PATIENTS * 20L);
        for (int i = 0; i < 3 * PATIENTS; i++) {
            write(i % PATIENTS, 1);
            assertThat(total()).isEqualTo(PATIENTS);
        }
        assertThat(budget.used()).isLessThan(3 * used);

        account.close();
        assertThat(budget.used()).isZero();
    }

    @Test
    void an_index_for_which_there_is_no_room_is_refused_and_takes_nothing() {
        write(0, PATIENTS);
        MemoryAccount other = budget.open();
        other.take(budget.free() - 1000);

        assertThatThrownBy(this::total).isInstanceOf(InsufficientStorage.class);
        assertThat(budget.free()).isEqualTo(1000);

        other.close();
        assertThat(total()).isEqualTo(PATIENTS);
    }

    @Test
    void where_one_core_fails_to_read_its_rows_the_others_have_ended_and_nothing_is_counted() {
        int rows = 10_000;
        AtomicInteger reading = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        ListSearchSource failing = new ListSearchSource(rows, DerivedData.inMemory(account)) {
            @Override
            public void read(ResourceType type, int from, int to, Consumer<SourceRow> action) {
                reading.incrementAndGet();
                try {
                    if (from == 0) {
                        // Until another core reads, where there is one that is idle.
                        begun.await(5, TimeUnit.SECONDS);
                        throw new IllegalStateException("row 0 is damaged");
                    }
                    begun.countDown();
                    super.read(type, from, to, action);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                } finally {
                    reading.decrementAndGet();
                }
            }
        };
        write(failing, 0, rows);

        SearchIndex failed = new LocalSearchIndex(STORE, failing, new DirectWork());
        assertThatThrownBy(() -> total(failed)).hasMessage("row 0 is damaged");

        assertThat(reading).hasValue(0);
        assertThat(budget.used()).isZero();
    }

    @Test
    void what_a_merge_has_read_in_vain_since_all_of_its_rows_changed_meanwhile_is_given_back() {
        Deque<Runnable> tasks = new ArrayDeque<>();
        List<Long> used = new ArrayList<>();
        AtomicReference<SearchIndex> merging = new AtomicReference<>(index);
        merging.set(new LocalSearchIndex(STORE, source, new BackgroundWork() {
            @Override
            public void execute(Runnable task) {
                tasks.add(task);
            }

            @Override
            public void giveWay() {
                if (used.isEmpty()) {
                    write(0, 8 * 16);
                    assertThat(total(merging.get())).isEqualTo(8 * 16);
                    used.add(budget.used());
                }
            }
        }));
        for (int i = 0; i < 8; i++) {
            write(i * 16, 16);
            total(merging.get());
        }

        tasks.getLast().run();

        assertThat(used).containsExactly(budget.used());
        assertThat(total(merging.get())).isEqualTo(8 * 16);
    }

    private void write(int first, int count) {
        write(source, first, count);
    }

    private static void write(ListSearchSource source, int first, int count) {
        for (int i = first; i < first + count; i++) {
            source.put(
                    ListSearchSource.address("Patient", "p" + i),
                    "{\"resourceType\":\"Patient\",\"id\":\"p" + i + "\",\"gender\":\"other\"}",
                    NOW);
        }
    }

    private long total() {
        return total(index);
    }

    private static long total(SearchIndex index) {
        return index.search(
                        SearchParser.of(SearchDialect.FHIR)
                                .parse(
                                        Optional.of(ResourceType.Patient),
                                        Optional.empty(),
                                        List.of(new QueryParameter("gender", "other")),
                                        true),
                        Optional.empty(),
                        RequestBudget.UNLIMITED,
                        Optional.empty())
                .total()
                .orElseThrow();
    }
}
