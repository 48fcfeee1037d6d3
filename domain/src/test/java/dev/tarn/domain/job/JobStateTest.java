package dev.tarn.domain.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.job.JobState.Ended;
import dev.tarn.domain.job.JobState.Open;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JobStateTest {

    private static final Map<Class<?>, Set<JobStatus>> STATUSES =
            Map.of(Open.class, Open.STATUSES, Ended.class, Ended.STATUSES);

    private static final Map<Class<?>, Function<JobStatus, JobState>> MAKERS =
            Map.of(Open.class, Open::new, Ended.class, status -> new Ended(status, JobVerb.END, Optional.empty()));

    @Test
    void every_status_belongs_to_exactly_one_set_of_facts() {
        assertThat(STATUSES.keySet()).containsExactlyInAnyOrder(JobState.class.getPermittedSubclasses());
        assertThat(STATUSES.values().stream().flatMap(Set::stream)).containsExactlyInAnyOrder(JobStatus.values());
    }

    @Test
    void a_set_of_facts_accepts_its_own_statuses_and_no_others() {
        MAKERS.forEach((type, maker) -> Stream.of(JobStatus.values()).forEach(status -> {
            if (STATUSES.getOrDefault(type, Set.of()).contains(status)) {
                assertThat(maker.apply(status).status()).isEqualTo(status);
            } else {
                assertThatThrownBy(() -> maker.apply(status))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith(status + " knows other facts");
            }
        }));
    }

    @Test
    void the_final_statuses_are_those_with_an_end_time() {
        assertThat(Stream.of(JobStatus.values()).filter(JobStatus.LIFECYCLE::isFinal))
                .containsExactlyInAnyOrderElementsOf(Ended.STATUSES);
    }
}
