package dev.tarn.inmemory.storage.schema.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.memory.MemoryBudget;
import dev.tarn.inmemory.repository.store.DerivedData;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.store.SearchSource;
import dev.tarn.inmemory.repository.store.SearchSourceContract;
import dev.tarn.inmemory.storage.mvstore.EngineInternals;
import dev.tarn.inmemory.storage.mvstore.FailingFilePath;
import dev.tarn.inmemory.storage.mvstore.MvStorage;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.Tables;
import dev.tarn.inmemory.storage.schema.keyspace.ChangedRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredSearchSourceTest extends SearchSourceContract {

    private static final DatastoreId ID = new DatastoreId("0d");
    private static final byte[] VALUE = {1, 2, 3};
    /** More rows than one step reads or removes. */
    private static final int MANY = 2500;

    @TempDir
    private Path directory;

    private Database database;
    private StoredResourceStores all;

    @AfterEach
    void closeDatabase() {
        FailingFilePath.mend();
        database.close();
    }

    @Override
    protected ResourceStore store() {
        database = Database.open(directory);
        all = new StoredResourceStores(database, MemoryBudget.unlimited());
        return all.open(ID);
    }

    private ResourceStore reopened() {
        database.close();
        return store();
    }

    @Test
    void what_changed_since_derived_data_was_kept_is_known_in_the_next_process() throws IOException {
        ResourceStore store = reopened();
        SearchSource source = store.searchSource();
        put(store, "a", "1", NOW);
        put(store, "b", "1", NOW);
        put(store, "a", "2", NOW);
        long change = source.lastChange();
        put(store, "b", "2", NOW);
        Path file = Files.write(source.derived().directory().orElseThrow().resolve("segment"), VALUE);

        assertThat(source.derived().keep("index", VALUE, change)).isTrue();
        put(store, "c", "1", NOW);
        store = reopened();
        source = store.searchSource();
        put(store, "c", "2", NOW);

        assertThat(source.derived().value("index")).contains(VALUE);
        assertThat(file).hasBinaryContent(VALUE);
        assertThat(source.lastChange()).isGreaterThan(change);
        assertThat(source.changedSince(change).orElseThrow()).containsExactlyInAnyOrder(patient(1), patient(2));
        assertThat(source.changedSince(change - 1)).isEmpty();

        long later = source.lastChange();
        put(store, "a", "3", NOW);
        assertThat(source.derived().keep("index", VALUE, later)).isTrue();
        assertThat(reopened().searchSource().changedSince(later).orElseThrow()).containsExactly(patient(0));
    }

    @Test
    void without_derived_data_no_changes_are_known_in_the_next_process() {
        ResourceStore store = reopened();
        put(store, "a", "1", NOW);
        long change = store.searchSource().lastChange();
        put(store, "a", "2", NOW);

        SearchSource source = reopened().searchSource();

        assertThat(source.changedSince(change)).isEmpty();
        assertThat(source.derived().keep("index", VALUE, change)).isFalse();
        assertThat(source.derived().value("index")).isEmpty();
    }

    @Test
    void many_changes_are_known_and_those_that_derived_data_includes_are_forgotten() {
        ResourceStore store = reopened();
        SearchSource source = store.searchSource();
        source.derived().keep("index", VALUE, source.lastChange());
        for (int i = 0; i < MANY; i++) {
            put(store, "p" + i, "1", NOW);
        }
        long created = source.lastChange();
        for (int i = 0; i < MANY; i++) {
            put(store, "p" + i, "2", NOW);
        }
        put(store, "p0", "3", NOW);

        source = reopened().searchSource();
        assertThat(source.changedSince(created).orElseThrow()).hasSize(MANY).contains(patient(0), patient(MANY - 1));
        put(reopened(), "p1", "3", NOW);
        source = reopened().searchSource();
        long later = source.lastChange();
        source.derived().keep("index", VALUE, later);

        assertThat(changedRows()).isZero();
        assertThat(source.changedSince(later).orElseThrow()).isEmpty();
    }

    /** Otherwise its owner would remove the files that the value names. */
    @Test
    void a_value_that_is_written_is_kept_though_the_disk_is_full_before_forgotten_changes_are_removed() {
        ResourceStore store = reopened();
        SearchSource source = store.searchSource();
        source.derived().keep("index", new byte[0], source.lastChange());
        for (int i = 0; i < MANY; i++) {
            put(store, "p" + i, "1", NOW);
            put(store, "p" + i, "2", NOW);
        }
        database.close();
        database = new Database(MvStorage.open(directory, Tables.ALL, FailingFilePath::name));
        EngineInternals.stopCompactor(database.storage());
        store = new StoredResourceStores(database, MemoryBudget.unlimited()).open(ID);
        source = store.searchSource();
        // The first write needs room for a checkpoint.
        put(store, "p0", "3", NOW);
        long later = source.lastChange();
        FailingFilePath.room(2000);

        assertThat(source.derived().keep("index", VALUE, later)).isTrue();

        assertThat(changedRows()).isEqualTo(MANY);
        FailingFilePath.mend();
        source = reopened().searchSource();
        assertThat(source.derived().value("index")).contains(VALUE);
        assertThat(source.changedSince(later).orElseThrow()).isEmpty();
        assertThat(source.derived().keep("index", VALUE, later)).isTrue();
        assertThat(changedRows()).isZero();
    }

    private int changedRows() {
        return database.<Integer>read((tables, view) -> {
            List<Long> left = new ArrayList<>();
            tables.changedRows.keys().forEach(left::add);
            return left.size();
        });
    }

    @Test
    void derived_data_goes_with_its_data_store() throws IOException {
        SearchSource source = reopened().searchSource();
        DerivedData derived = source.derived();
        Path own = derived.directory().orElseThrow();
        Files.write(own.resolve("segment"), VALUE);
        derived.keep("index", VALUE, source.lastChange());

        all.drop(ID);

        assertThat(own).doesNotExist();
        assertThat(derived.value("index")).isEmpty();
        assertThat(derived.directory()).isEmpty();
        assertThat(source.rows(ResourceType.Patient)).isZero();
    }

    @Test
    void derived_data_of_unknown_data_stores_is_removed_at_the_start() throws IOException {
        Path own = reopened().searchSource().derived().directory().orElseThrow();
        Path unknown = Files.createDirectories(own.resolveSibling("0e").resolve("deep"));

        all.retain(Set.of(ID));

        assertThat(unknown.getParent()).doesNotExist();
        assertThat(own).exists();
    }

    @Test
    void a_value_has_a_plain_name_and_at_most_a_megabyte() {
        DerivedData derived = reopened().searchSource().derived();

        assertThatThrownBy(() -> derived.keep("a/b", VALUE, 0)).hasMessageContaining("'a/b'");
        assertThatThrownBy(() -> derived.keep(ChangedRows.SINCE, VALUE, 0)).hasMessageContaining(ChangedRows.SINCE);
        assertThatThrownBy(() -> derived.keep("big", new byte[DerivedData.LARGEST_VALUE + 1], 0))
                .hasMessageContaining("1048576");
    }
}
