package dev.tarn.ports.contract;

import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.job.JobKind;
import dev.tarn.domain.job.JobStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a walk asks for. Data stores and jobs go by the number in which they came, from 0 on; a number that is not there
 * yet means something that is not known. Every answer is a text, so that two of them are compared at a glance; a
 * refusal is its kind.
 */
interface Requests {

    /** What an import reads, how it ends, and the resources that come of it. */
    enum Input {
        GOOD(JobStatus.COMPLETED, "Patient/p1", "Patient/p2"),
        BAD_LINE(JobStatus.COMPLETED_WITH_ERRORS, "Patient/p3"),
        ABSENT(JobStatus.FAILED);

        final JobStatus end;
        private final String resources;

        Input(JobStatus end, String... resources) {
            this.end = end;
            this.resources = String.join(" ", resources);
        }

        List<String> resources() {
            return resources.isEmpty() ? List.of() : List.of(resources.split(" "));
        }
    }

    String create(String name, Optional<String> token);

    String delete(int store);

    String describe(int store);

    String list(Optional<String> name, Optional<DatastoreStatus> status, int pageSize);

    /** Starts a job; an export has no use for the input. */
    String start(JobKind kind, int store, Input input, Optional<String> token);

    String describeJob(JobKind kind, int store, int job);

    String listJobs(JobKind kind, int store, Optional<JobStatus> status, int pageSize);

    String tag(int store, String key, String value);

    String untag(int store, String key);

    String tags(int store);

    /** Lets time pass. */
    void pass(Duration time);

    /** Lets the jobs that have begun, and those behind them, run to their end. */
    void work();

    /** {@return the resources of an ACTIVE store, by way of an export} */
    String resources(int store);
}
