package dev.tarn.inmemory.repository.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.job.JobId;
import dev.tarn.inmemory.repository.store.SearchSource.ChangedRow;
import dev.tarn.inmemory.repository.store.SearchSource.SourceRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The promises of {@link SearchSource}, for each {@link ResourceStore}. */
public abstract class SearchSourceContract {

    protected static final Instant NOW = Instant.parse("2026-11-21T23:51:00.123Z");

    protected static final ResourceAddress A = address("a");

    protected static final ResourceAddress B = address("b");

    private ResourceStore store;
    private SearchSource source;

    /** {@return a store without resources} */
    protected abstract ResourceStore store();

    @BeforeEach
    void open() {
        store = store();
        source = store.searchSource();
    }

    @Test
    void rows_are_numbered_from_0_in_the_order_of_creation_and_keep_their_numbers() {
        put("a", "1");
        put("b", "1");
        put("a", "2");

        assertThat(source.types()).containsExactly(ResourceType.Patient);
        assertThat(source.rows(ResourceType.Patient)).isEqualTo(2);
        assertThat(source.rows(ResourceType.Observation)).isZero();
        assertThat(rows(0, 2)).extracting(row -> row.version().address()).containsExactly(A, B);
        assertThat(rows(0, 2)).extracting(row -> row.version().versionId()).containsExactly(2L, 1L);
        assertThat(rows(1, 5)).extracting(SourceRow::row).containsExactly(1);
        assertThat(rows(2, 5)).isEmpty();
    }

    @Test
    void a_row_has_the_time_of_its_first_version() {
        put("a", "1", NOW);
        put("a", "2", NOW.plusSeconds(1));
        put("a", "3", NOW.plusSeconds(2));

        assertThat(source.read(ResourceType.Patient, 0))
                .get()
                .extracting(SourceRow::created)
                .isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void a_deleted_row_is_not_read_and_its_number_is_not_given_again() {
        put("a", "1");
        put("b", "1");
        store.change(NOW, change -> change.delete(A));
        put("c", "1");

        assertThat(source.rows(ResourceType.Patient)).isEqualTo(3);
        assertThat(rows(0, 3)).extracting(SourceRow::row).containsExactly(1, 2);
        assertThat(source.read(ResourceType.Patient, 0)).isEmpty();
        assertThat(source.read(ResourceType.Patient, 3)).isEmpty();
        assertThat(source.read(ResourceType.Patient, -1)).isEmpty();
        assertThat(source.read(A)).isEmpty();
        assertThat(source.read(B)).get().extracting(ResourceVersion::address).isEqualTo(B);
    }

    @Test
    void updates_and_deletions_since_a_change_are_known_and_creations_are_the_rows_behind() {
        put("a", "1");
        put("b", "1");
        long change = source.lastChange();
        int rows = source.rows(ResourceType.Patient);
        put("c", "1");
        assertThat(source.changedSince(change).orElseThrow()).isEmpty();
        assertThat(rows(rows, 9)).extracting(SourceRow::row).containsExactly(2);

        put("b", "2");
        long between = source.lastChange();
        store.change(NOW, deletion -> deletion.delete(A));

        assertThat(source.lastChange()).isGreaterThan(between);
        assertThat(source.changedSince(change).orElseThrow()).containsExactlyInAnyOrder(patient(0), patient(1));
        assertThat(source.changedSince(between).orElseThrow()).containsExactly(patient(0));
        assertThat(source.changedSince(source.lastChange()).orElseThrow()).isEmpty();
    }

    @Test
    void an_import_that_changes_resources_is_one_change() {
        put("a", "1");
        long change = source.lastChange();

        store.apply(
                new BatchMark(new JobId("1a"), 0, 1),
                List.of(ResourceStoreContract.patient("a", "2"), ResourceStoreContract.patient("b", "1")),
                NOW);

        assertThat(source.changedSince(change).orElseThrow()).containsExactly(patient(0));
        assertThat(source.lastChange()).isGreaterThan(change);
    }

    @Test
    void changes_from_before_the_first_question_and_beyond_the_queue_are_not_known() {
        put("a", "1");
        long before = source.lastChange();
        assertThat(source.changedSince(-1)).isEmpty();

        int batch = 512;
        for (int i = 0; i <= RecentChanges.CAPACITY / batch; i++) {
            int value = i + 2;
            store.change(NOW, change -> {
                for (int n = 0; n < batch; n++) {
                    change.put(ResourceStoreContract.patient("a", String.valueOf(value)));
                }
                return value;
            });
        }

        assertThat(source.changedSince(before)).isEmpty();
        long last = source.lastChange();
        put("a", "0");
        assertThat(source.changedSince(last).orElseThrow()).containsExactly(patient(0));
    }

    protected static ChangedRow patient(int row) {
        return new ChangedRow(ResourceType.Patient, row);
    }

    private List<SourceRow> rows(int from, int to) {
        List<SourceRow> found = new ArrayList<>();
        source.read(ResourceType.Patient, from, to, found::add);
        return found;
    }

    private void put(String id, String value) {
        put(id, value, NOW);
    }

    private void put(String id, String value, Instant now) {
        put(store, id, value, now);
    }

    protected static void put(ResourceStore store, String id, String value, Instant now) {
        store.change(now, change -> change.put(ResourceStoreContract.patient(id, value)));
    }

    private static ResourceAddress address(String id) {
        return new ResourceAddress(ResourceType.Patient, new ResourceId(id));
    }
}
