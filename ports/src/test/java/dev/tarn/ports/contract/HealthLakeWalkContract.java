package dev.tarn.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Random sequences of requests, each answer compared with that of a model of plain maps. */
public interface HealthLakeWalkContract extends SubjectContract {

    /** One request of a walk. */
    record Step(String words, Function<Requests, String> request) {

        @Override
        public String toString() {
            return words;
        }
    }

    /** What every run of the property sees, or it has seen too little. */
    List<String> OFTEN = List.of(
            "CREATING",
            "ACTIVE",
            "DELETING",
            "DELETED",
            "SUBMITTED",
            "QUEUED",
            "IN_PROGRESS",
            "COMPLETED",
            "COMPLETED_WITH_ERRORS",
            "FAILED",
            "NOT_FOUND",
            "INVALID");

    /** A status, or a refusal. */
    Pattern STATUS = Pattern.compile("[A-Z_]{6,}");

    @Property(tries = 60)
    default void every_answer_is_that_of_a_model_of_plain_maps(@ForAll("walks") List<Step> walk) {
        Set<String> seen = new TreeSet<>();
        try (HealthLakeSubject subject = subject()) {
            Requests real = new RealRequests(subject);
            ModelRequests model = new ModelRequests(subject.now());
            for (Step step : walk) {
                real.pass(Answers.TICK);
                model.pass(Answers.TICK);
                String expected = step.request().apply(model);
                assertThat(step.request().apply(real)).as("%s", step).isEqualTo(expected);
                STATUS.matcher(expected).results().forEach(word -> seen.add(word.group()));
            }
            for (int store : model.active()) {
                assertThat(real.resources(store)).as("resources of #%s", store).isEqualTo(model.resources(store));
            }
        }
        seen.forEach(word -> Statistics.label("walks that saw").collect(word));
        Statistics.label("walks that saw")
                .coverage(walks -> OFTEN.forEach(word -> walks.check(word).count(count -> count > 0)));
    }

    @Provide
    default Arbitrary<List<Step>> walks() {
        return Steps.walks();
    }
}
