package dev.tarn.inmemory.repository.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.search.SearchQuery;
import dev.tarn.domain.search.parser.SearchParser;
import dev.tarn.ports.fhir.RequestBudget;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search index in files, in the process that wrote them and in the next. */
class StoredIndexTest {

    private static final DatastoreId STORE = new DatastoreId("0123456789abcdef0123456789abcdef");
    private static final Instant NOW = Instant.parse("2024-05-01T10:00:00Z");
    private static final int PATIENTS = 40;
    private static final int LEAST_DOCS = 16;

    @TempDir
    private Path directory;

    private DirectoryDerivedData derived;
    private ListSearchSource source;
    private SearchIndex index;

    @BeforeEach
    void fill() {
        derived = new DirectoryDerivedData(directory);
        source = new ListSearchSource(1000, derived);
        for (int i = 0; i < PATIENTS; i++) {
            put(i, i % 2 == 0 ? "female" : "male");
        }
        restart();
    }

    private void restart() {
        index = new LocalSearchIndex(STORE, source, new DirectWork(), LEAST_DOCS, 1_000);
    }

    private void put(int id, String gender) {
        source.put(
                ListSearchSource.address("Patient", "p" + id),
                "{\"resourceType\":\"Patient\",\"id\":\"p" + id + "\",\"gender\":\"" + gender + "\"}",
                NOW);
    }

    @Test
    void the_next_process_reads_only_the_rows_that_changed() throws IOException {
        assertThat(female()).isEqualTo(PATIENTS / 2);
        assertThat(FileDamage.files(directory)).hasSize(2);
        put(1, "female");
        source.delete(ListSearchSource.address("Patient", "p0"), NOW);
        put(100, "female");
        put(101, "other");
        restart();
        source.takeRowsRead();

        assertThat(female()).isEqualTo(PATIENTS / 2 + 1);

        assertThat(source.takeRowsRead()).as("rows read, of which one is shown").isEqualTo(5);
        assertThat(count("_id=p1,p0,p100,p101,p2")).isEqualTo(4);
    }

    @Test
    void a_process_that_searches_nothing_reads_and_writes_nothing() throws IOException {
        restart();

        assertThat(FileDamage.files(directory)).isEmpty();
        assertThat(source.takeRowsRead()).isZero();
    }

    @Test
    void what_was_not_searched_in_one_process_is_not_forgotten_for_the_one_after() {
        female();
        restart();
        put(3, "female");
        for (int i = 0; i < 2 * LEAST_DOCS; i++) {
            source.put(
                    ListSearchSource.address("Group", "g" + i),
                    "{\"resourceType\":\"Group\",\"id\":\"g" + i + "\"}",
                    NOW);
        }
        assertThat(count(ResourceType.Group, "type:missing=true")).isEqualTo(2L * LEAST_DOCS);
        restart();
        source.takeRowsRead();

        assertThat(female()).isEqualTo(PATIENTS / 2 + 1);
        assertThat(source.takeRowsRead()).as("rows read, of which one is shown").isEqualTo(2);
    }

    @Test
    void files_that_are_replaced_or_unknown_are_removed() throws IOException {
        female();
        for (int i = 0; i < 10 * PATIENTS; i++) {
            put(i % PATIENTS, "female");
            assertThat(count("gender=female,male")).isEqualTo(PATIENTS);
        }
        assertThat(FileDamage.files(directory)).hasSizeBetween(1, 6);
        Path unknown = Files.write(directory.resolve("00000000000000ff.segment"), new byte[10]);
        restart();

        assertThat(female()).isEqualTo(PATIENTS);
        assertThat(unknown).doesNotExist();
    }

    @Test
    void a_file_that_is_cut_off_anywhere_or_has_a_wrong_bit_anywhere_is_made_again() throws IOException {
        female();
        for (int file = 0; file < 2; file++) {
            long length = Files.size(FileDamage.files(directory).get(file));
            for (int at = 0; at < length; at += file == 0 ? 1 : 7) {
                for (boolean cut : new boolean[] {false, true}) {
                    damage(FileDamage.files(directory).get(file), Math.min(at, length - 1), cut);
                    restart();
                    assertThat(count("gender=female&active:missing=true"))
                            .as("file %d, byte %d, cut off: %s", file, at, cut)
                            .isEqualTo(PATIENTS / 2);
                    // The files are whole again.
                    length = Files.size(FileDamage.files(directory).get(file));
                }
            }
        }
    }

    private static void damage(Path file, long at, boolean cut) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            if (cut) {
                bytes.setLength(at);
            } else {
                bytes.seek(at);
                int before = bytes.read();
                bytes.seek(at);
                bytes.write(before ^ 1 << at % 8);
            }
        }
    }

    @Test
    void without_room_on_the_disk_the_index_stays_in_memory() throws IOException {
        derived.room(false);
        female();
        assertThat(FileDamage.files(directory)).isEmpty();
        derived.room(true);
        for (int i = 0; i < PATIENTS; i++) {
            put(i, "female");
        }
        assertThat(female()).isEqualTo(PATIENTS);
        assertThat(FileDamage.files(directory)).hasSize(2);
    }

    private long female() {
        return count("gender=female&_count=1");
    }

    private long count(String parameters) {
        return count(ResourceType.Patient, parameters);
    }

    private long count(ResourceType type, String parameters) {
        List<QueryParameter> list = new ArrayList<>();
        for (String pair : parameters.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            list.add(new QueryParameter(parts[0], parts[1]));
        }
        SearchQuery query = SearchParser.of(SearchDialect.FHIR).parse(Optional.of(type), Optional.empty(), list, true);
        return index.search(query, Optional.empty(), RequestBudget.UNLIMITED, Optional.empty())
                .total()
                .orElseThrow();
    }
}
