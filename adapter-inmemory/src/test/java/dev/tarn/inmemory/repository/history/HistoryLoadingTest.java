package dev.tarn.inmemory.repository.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.repository.store.DerivedData;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.repository.store.SearchSource;
import dev.tarn.inmemory.repository.store.VersionSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The first history of a type that has many resources. */
class HistoryLoadingTest {

    private static final int OBSERVATIONS = 70_000;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final StoreHistory history = new StoreHistory(new Rows(), new Versions());
    private final Thread other =
            new Thread(() -> history.read(List.of(ResourceType.Patient), types -> events.add("patients")));

    @Test
    void another_history_is_answered_while_a_type_is_read_for_the_first_time() throws InterruptedException {
        int size = history.read(
                List.of(ResourceType.Observation),
                types -> types.get(ResourceType.Observation).size());

        other.join();
        assertThat(size).isEqualTo(OBSERVATIONS);
        assertThat(events)
                .startsWith("observations from 0", "patients", "observations from 16384")
                .hasSize(6);
    }

    /** The versions of resources that were all written once. */
    private final class Versions implements VersionSource {

        @Override
        public void versions(ResourceType type, int from, int to, long first, Visitor visitor) {
            if (type == ResourceType.Observation) {
                events.add("observations from " + from);
                if (from == 0) {
                    other.start();
                    long until = System.nanoTime() + LONGEST.toNanos();
                    while (other.getState() != Thread.State.WAITING && System.nanoTime() < until) {
                        Thread.onSpinWait();
                    }
                }
            }
            for (int row = from; row < to; row++) {
                visitor.version(row, 1, row);
            }
        }

        @Override
        public Optional<ResourceVersion> version(ResourceType type, int row, long versionId) {
            return Optional.empty();
        }
    }

    /** One patient, and many observations. */
    private static final class Rows implements SearchSource {

        @Override
        public int rows(ResourceType type) {
            return type == ResourceType.Observation ? OBSERVATIONS : 1;
        }

        @Override
        public long lastChange() {
            return 1;
        }

        @Override
        public List<ResourceType> types() {
            return List.of(ResourceType.Patient, ResourceType.Observation);
        }

        @Override
        public void read(ResourceType type, int from, int to, Consumer<SourceRow> action) {
            throw new UnsupportedOperationException("a history needs versions alone");
        }

        @Override
        public Optional<SourceRow> read(ResourceType type, int row) {
            return Optional.empty();
        }

        @Override
        public Optional<ResourceVersion> read(ResourceAddress address) {
            return Optional.empty();
        }

        @Override
        public Optional<List<ChangedRow>> changedSince(long change) {
            return Optional.of(List.of());
        }

        @Override
        public DerivedData derived() {
            return DerivedData.NONE;
        }
    }
}
