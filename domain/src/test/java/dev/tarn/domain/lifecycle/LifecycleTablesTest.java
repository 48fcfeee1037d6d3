package dev.tarn.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.job.JobStatus;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LifecycleTablesTest {

    @Test
    void a_data_store_moves_as_the_architecture_says() {
        assertThat(DatastoreStatus.LIFECYCLE.start()).isEqualTo(DatastoreStatus.CREATING);
        assertThat(table(DatastoreStatus.LIFECYCLE)).isEqualTo(Lifecycles.DATA_STORE);
    }

    @Test
    void a_job_moves_as_the_architecture_says() {
        assertThat(JobStatus.LIFECYCLE.start()).isEqualTo(JobStatus.SUBMITTED);
        assertThat(table(JobStatus.LIFECYCLE)).isEqualTo(Lifecycles.JOB);
    }

    @Test
    void a_table_that_is_finished_does_not_change() {
        Lifecycle.Table<JobStatus> table =
                Lifecycle.startingAt(JobStatus.SUBMITTED).move(JobStatus.SUBMITTED, JobStatus.QUEUED);
        Lifecycle<JobStatus> finished = table.end();
        table.move(JobStatus.SUBMITTED, JobStatus.FAILED).move(JobStatus.FAILED, JobStatus.QUEUED);
        assertThat(finished.moves()).containsExactly(new Move<>(JobStatus.SUBMITTED, JobStatus.QUEUED));
        assertThat(finished.reaches(JobStatus.SUBMITTED, JobStatus.FAILED)).isFalse();
    }

    private static <S extends Enum<S>> Map<String, List<String>> table(Lifecycle<S> lifecycle) {
        return lifecycle.statuses().stream()
                .collect(Collectors.toMap(
                        Enum::name,
                        from -> lifecycle.next(from).stream().map(Enum::name).toList()));
    }
}
