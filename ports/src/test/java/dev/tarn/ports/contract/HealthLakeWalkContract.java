package dev.tarn.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
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

    @Property(tries = 60)
    default void every_answer_is_that_of_a_model_of_plain_maps(@ForAll("walks") List<Step> walk) {
        try (HealthLakeSubject subject = subject()) {
            Requests real = new RealRequests(subject);
            ModelRequests model = new ModelRequests(subject.now());
            for (Step step : walk) {
                real.pass(Answers.TICK);
                model.pass(Answers.TICK);
                String expected = step.request().apply(model);
                assertThat(step.request().apply(real)).as("%s", step).isEqualTo(expected);
                Statistics.label("requests").collect(step.words().split(" ", 2)[0]);
            }
            for (int store : model.active()) {
                assertThat(real.resources(store)).as("resources %s", store).isEqualTo(model.resources(store));
            }
        }
    }

    @Provide
    default Arbitrary<List<Step>> walks() {
        return Arbitraries.frequencyOf(
                        Tuple.of(6, Steps.storeRequests()),
                        Tuple.of(6, Steps.jobRequests()),
                        Tuple.of(2, Steps.tagRequests()),
                        Tuple.of(6, Steps.time()))
                .list()
                .ofMaxSize(40);
    }
}
