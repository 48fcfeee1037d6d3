package dev.tarn.inmemory.storage.schema.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Internal;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.job.JobId;
import dev.tarn.inmemory.memory.MemoryBudget;
import dev.tarn.inmemory.ndjson.AcceptedResource;
import dev.tarn.inmemory.repository.store.BatchMark;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.store.ResourceStoreContract;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.repository.store.Upserted;
import dev.tarn.inmemory.repository.store.Upserted.Change;
import dev.tarn.inmemory.storage.StorageException;
import dev.tarn.inmemory.storage.Table;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.Tables;
import dev.tarn.inmemory.storage.schema.keyspace.IdIndex;
import dev.tarn.inmemory.storage.schema.keyspace.ImportBatches;
import dev.tarn.inmemory.storage.schema.row.RowIds;
import dev.tarn.inmemory.storage.schema.row.StoredVersion;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredResourceStoreTest extends ResourceStoreContract {

    private static final BatchMark MARK = new BatchMark(new JobId("1a"), 0, 7);

    @TempDir
    private Path directory;

    private final AtomicInteger stores = new AtomicInteger();
    private Database database;
    private StoredResourceStores all;

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Override
    protected ResourceStore store() {
        if (database == null) {
            database = Database.open(directory);
            all = new StoredResourceStores(database, MemoryBudget.unlimited());
        }
        return all.open(new DatastoreId("0" + stores.getAndIncrement()));
    }

    @Override
    protected int rounds() {
        return 100;
    }

    @Test
    void a_batch_that_was_applied_is_answered_as_it_was_and_not_applied_again() {
        ResourceStore store = store();
        List<AcceptedResource> batch = List.of(patient("a", "1"), patient("a", "2"), patient("a", "2"));
        List<Upserted> done = store.apply(MARK, batch, NOW);
        store.change(NOW, change -> change.put(patient("a", "3")));

        assertThat(store.apply(MARK, batch, NOW.plusSeconds(1))).isEqualTo(done);

        assertThat(store.read(A)).get().extracting(ResourceVersion::versionId).isEqualTo(3L);
    }

    @Test
    void another_batch_under_the_same_mark_is_applied() {
        ResourceStore store = store();
        store.apply(MARK, List.of(patient("a", "1")), NOW);

        BatchMark other = new BatchMark(MARK.job(), MARK.number(), 8);
        assertThat(store.apply(other, List.of(patient("a", "2")), NOW))
                .containsExactly(new Upserted(Change.UPDATED, 2));
        assertThat(store.apply(other, List.of(patient("a", "2")), NOW))
                .containsExactly(new Upserted(Change.UPDATED, 2));
    }

    @Test
    void the_batches_of_a_job_that_is_forgotten_are_applied_again() {
        ResourceStore store = store();
        store.apply(MARK, List.of(patient("a", "1")), NOW);
        forget(new JobId("1b"));
        assertThat(store.apply(MARK, List.of(patient("a", "1")), NOW)).containsExactly(new Upserted(Change.CREATED, 1));
        forget(MARK.job());

        assertThat(store.apply(MARK, List.of(patient("a", "1")), NOW))
                .containsExactly(new Upserted(Change.UNCHANGED, 1));
    }

    private void forget(JobId job) {
        database.write((tables, writes) -> {
            ImportBatches.forget(tables, writes, job);
            return true;
        });
    }

    @Test
    void a_store_that_is_dropped_is_empty_and_takes_nothing_any_more() {
        ResourceStore store = store();
        store.apply(MARK, List.of(patient("a", "1")), NOW);

        all.drop(new DatastoreId("01"));

        assertThat(store.read(A)).isEmpty();
        assertThat(store.read(A, 1)).isEmpty();
        assertThat(store.all(ResourceType.Patient, Instant.MAX)).isEmpty();
        assertThat(store.counts()).isEmpty();
        assertThatThrownBy(() -> store.apply(MARK, List.of(patient("a", "1")), NOW))
                .isInstanceOf(Internal.class)
                .hasMessage("The resources of data store 01 have been deleted");
        assertThat(all.open(new DatastoreId("01")).read(A)).isEmpty();
    }

    @Test
    void what_was_dropped_is_deleted_little_by_little_and_all_of_it() {
        ResourceStore store = store();
        ResourceStore other = store();
        for (int i = 0; i < 150; i++) {
            String id = "b" + i;
            store.change(NOW, change -> change.put(patient("a", "1")));
            store.change(NOW, change -> change.put(patient(id, "1")));
        }
        other.apply(MARK, List.of(patient("a", "1")), NOW);

        all.drop(new DatastoreId("01"));
        DroppedRows.deleteAll(database, all);

        assertThat(rows(tables -> tables.resources)).isEqualTo(1);
        assertThat(rows(tables -> tables.idIndex)).isEqualTo(1);
        assertThat(rows(tables -> tables.live)).isEqualTo(1);
        assertThat(rows(tables -> tables.importBatches)).isEqualTo(1);
        assertThat(rows(tables -> tables.versions)).isZero();
        assertThat(rows(tables -> tables.droppedKeyspaces)).isZero();
        assertThat(other.read(A)).isPresent();
    }

    @Test
    void all_but_the_known_are_dropped() {
        ResourceStore store = store();
        ResourceStore other = store();
        store.apply(MARK, List.of(patient("a", "1")), NOW);
        other.apply(MARK, List.of(patient("a", "1")), NOW);

        all.retain(Set.of(new DatastoreId("02")));

        assertThat(store.read(A)).isEmpty();
        assertThat(other.read(A)).isPresent();
    }

    @Test
    void ids_with_the_same_hash_are_found_each() {
        ResourceStore store = store();
        long idKey = IdIndex.first(RowIds.partition(1, 1), A.id());
        assertThat(idKey >>> 32).isEqualTo(RowIds.partition(1, 1));
        store.apply(MARK, List.of(patient("other", "1")), NOW);
        // As if "other" had the hash of "a".
        database.write((tables, writes) -> {
            long others = tables.idIndex.rows().iterator().next().getKey();
            long as = others - IdIndex.first(0, new ResourceId("other")) + IdIndex.first(0, A.id());
            writes.put(tables.idIndex, as, writes.get(tables.idIndex, others).orElseThrow());
            writes.remove(tables.idIndex, others);
            return true;
        });

        assertThat(store.read(A)).isEmpty();
        store.change(NOW, change -> change.put(patient("a", "2")));

        assertThat(store.read(A)).get().extracting(ResourceVersion::address).isEqualTo(A);
        List<Long> idIndex = new ArrayList<>();
        database.<Boolean>read((tables, view) -> {
            tables.idIndex.rows().forEach(row -> idIndex.add(row.getKey()));
            return true;
        });
        assertThat(idIndex).hasSize(2);
        assertThat(idIndex.get(1)).isEqualTo(idIndex.get(0) + 1);
    }

    @Test
    void a_body_of_many_megabytes_goes_in_and_out() {
        ResourceStore store = store();
        AcceptedResource large = patient("large", "\"" + "x".repeat(20_000_000) + "\"");
        store.apply(MARK, List.of(large, patient("a", "1")), NOW);

        assertThat(store.read(new ResourceAddress(ResourceType.Patient, new ResourceId("large")))
                        .orElseThrow()
                        .body()
                        .equals(large.body()))
                .isTrue();
        assertThat(store.all(ResourceType.Patient, Instant.MAX)).hasSize(2);
    }

    @Test
    void an_id_that_none_can_have_is_told_to_be_damage() {
        ResourceStore store = store();
        store.apply(MARK, List.of(patient("a", "1")), NOW);
        database.write((tables, writes) -> {
            long rowId = tables.resources.rows().iterator().next().getKey();
            writes.put(
                    tables.resources,
                    rowId,
                    new StoredVersion("bytes of an id", 1, 1, patient("a", "1").body()));
            return true;
        });

        assertThatThrownBy(() -> store.all(ResourceType.Patient, Instant.MAX).toList())
                .isInstanceOf(Internal.class)
                .hasMessageContaining("its row is damaged")
                .hasMessageContaining("resourceId");
    }

    @Test
    void a_row_whose_length_is_wrong_is_damaged() {
        ByteBuffer row = ByteBuffer.wrap(new byte[] {14, 'a', 'b'});

        assertThatThrownBy(() -> StoredVersion.COLUMN.codec().orElseThrow().read(row))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("its row is damaged: it has 14 bytes, of which 2 are there");
    }

    private long rows(Function<Tables, Table<?, ?>> table) {
        return database.<Long>read((tables, view) -> {
            AtomicLong count = new AtomicLong();
            table.apply(tables).rows().forEach(row -> count.incrementAndGet());
            return count.get();
        });
    }
}
