package dev.tarn.domain.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.lifecycle.Lifecycle;
import dev.tarn.domain.lifecycle.Move;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

class JobProperties {

    private static final Lifecycle<JobStatus> TABLE = JobStatus.LIFECYCLE;

    @Property
    void a_verb_succeeds_exactly_when_the_table_allows_it(
            @ForAll JobKind kind, @ForAll JobStatus status, @ForAll JobVerb verb) {
        Job<?> before = Jobs.of(kind, status);
        if (TABLE.allows(status, verb.target)) {
            Job<?> after = verb.applyTo(before);
            assertThat(after.status()).isEqualTo(verb.target);
            assertThat(after).usingRecursiveComparison().ignoringFields("state").isEqualTo(before);
        } else {
            assertThatThrownBy(() -> verb.applyTo(before))
                    .isInstanceOf(Conflict.class)
                    .hasMessageStartingWith(kind.title() + " job " + before.id() + " is " + status
                            + " and cannot become " + verb.target + "; ")
                    .message()
                    .satisfies(message -> TABLE.next(status)
                            .forEach(possible -> assertThat(message).contains(possible.name())));
        }
    }

    /** A walk tries verbs blindly, as a caller would; those that are refused leave the job as it was. */
    @Property
    void every_walk_stays_inside_the_table_and_every_move_is_walked(
            @ForAll JobKind kind, @ForAll @Size(40) List<JobVerb> verbs) {
        Job<?> job = Jobs.of(kind, TABLE.start());
        for (JobVerb verb : verbs) {
            try {
                Job<?> next = verb.applyTo(job);
                Move<JobStatus> move = new Move<>(job.status(), next.status());
                assertThat(TABLE.moves()).contains(move);
                Statistics.label("moves").collect(move);
                job = next;
            } catch (Conflict refused) {
                assertThat(TABLE.allows(job.status(), verb.target)).isFalse();
            }
        }
        Statistics.label("moves")
                .coverage(walked ->
                        TABLE.moves().forEach(move -> walked.check(move).count(times -> times > 0)));
    }

    @Property
    void a_job_knows_its_end_exactly_when_it_has_ended(@ForAll JobKind kind, @ForAll @Size(12) List<JobVerb> verbs) {
        Job<?> job = Jobs.of(kind, TABLE.start());
        for (JobVerb verb : verbs) {
            if (TABLE.allows(job.status(), verb.target)) {
                job = verb.applyTo(job);
            }
        }
        assertThat(job.state().endTime().isPresent()).isEqualTo(TABLE.isFinal(job.status()));
        assertThat(job.state().hasEnded()).isEqualTo(TABLE.isFinal(job.status()));
        assertThat(job.state().message().isPresent())
                .isEqualTo(Set.of(JobStatus.FAILED, JobStatus.CANCEL_FAILED).contains(job.status()));
    }

    @Example
    void the_verbs_of_this_test_are_all_that_a_job_has() {
        assertThat(Stream.of(Job.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()) && method.isDefault())
                        .filter(method -> method.getReturnType() == Job.class)
                        .map(Method::getName))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(JobVerb.values()).map(Enum::name).toList());
    }

    @Example
    void an_import_keeps_its_progress_when_it_moves() {
        JobProgressReport report = new JobProgressReport(1, 0.5, 1, 10, 9, 1, 1, 5);
        ImportJob job = ((ImportJob) Jobs.of(JobKind.IMPORT, JobStatus.IN_PROGRESS)).progressed(report);
        assertThat(job.completedWithErrors(JobVerb.END).progress()).isEqualTo(report);
    }
}
