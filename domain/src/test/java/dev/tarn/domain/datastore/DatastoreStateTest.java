package dev.tarn.domain.datastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.DatastoreState.Failed;
import dev.tarn.domain.datastore.DatastoreState.Leaving;
import dev.tarn.domain.datastore.DatastoreState.Restoring;
import dev.tarn.domain.datastore.DatastoreState.Standing;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DatastoreStateTest {

    private static final Map<Class<?>, Set<DatastoreStatus>> STATUSES =
            Map.of(Standing.class, Standing.STATUSES, Failed.class, Failed.STATUSES, Leaving.class, Leaving.STATUSES);

    private static final Map<Class<?>, Function<DatastoreStatus, DatastoreState>> MAKERS = Map.of(
            Standing.class, Standing::new,
            Failed.class, status -> new Failed(status, ErrorCause.UNSTATED),
            Leaving.class, status -> new Leaving(status, Optional.empty()));

    @Test
    void every_status_belongs_to_exactly_one_set_of_facts() {
        // A store that is being restored is CREATING, and knows from what.
        assertThat(Stream.concat(STATUSES.keySet().stream(), Stream.of(Restoring.class)))
                .containsExactlyInAnyOrder(DatastoreState.class.getPermittedSubclasses());
        assertThat(STATUSES.values().stream().flatMap(Set::stream)).containsExactlyInAnyOrder(DatastoreStatus.values());
    }

    @Test
    void a_set_of_facts_accepts_its_own_statuses_and_no_others() {
        MAKERS.forEach((type, maker) -> Stream.of(DatastoreStatus.values()).forEach(status -> {
            if (STATUSES.getOrDefault(type, Set.of()).contains(status)) {
                assertThat(maker.apply(status).status()).isEqualTo(status);
            } else {
                assertThatThrownBy(() -> maker.apply(status))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith(status + " knows other facts");
            }
        }));
    }
}
