package dev.tarn.ports.contract;

import dev.tarn.domain.job.JobKind;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.ports.contract.Requests.Input;
import java.time.Instant;
import java.util.Optional;

/** A job of the model. */
final class ModelJob {
    final JobKind kind;
    final int store;
    final Input input;
    final Instant submitted;
    JobStatus status = JobStatus.SUBMITTED;
    Optional<Instant> end = Optional.empty();

    ModelJob(JobKind kind, int store, Input input, Instant submitted) {
        this.kind = kind;
        this.store = store;
        this.input = input;
        this.submitted = submitted;
    }

    boolean competesWith(ModelJob other) {
        return kind == other.kind && store == other.store;
    }

    void ends(JobStatus how, Instant when) {
        status = how;
        end = Optional.of(when);
    }
}
