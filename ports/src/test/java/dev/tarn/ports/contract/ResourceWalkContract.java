package dev.tarn.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Random sequences of requests on two resources, each answer compared with that of {@link ModelResources}. */
public interface ResourceWalkContract extends SubjectContract {

    /** What every run of the property sees, or it has seen too little. */
    List<String> ANSWERS = List.of("created", "updated", "deleted", "NOT_FOUND", "GONE", "PRECONDITION_FAILED", "in");

    /** A word of an answer. */
    Pattern WORD = Pattern.compile("[A-Za-z_]+");

    @Property(tries = 60)
    default void every_answer_is_that_of_a_list_of_versions(@ForAll("moves") List<ResourceMove> walk) {
        Set<String> seen = new TreeSet<>();
        try (HealthLakeSubject subject = subject()) {
            RealResources real = new RealResources(new FhirClient(subject));
            ModelResources model = new ModelResources();
            int value = 0;
            for (ResourceMove move : walk) {
                value++;
                String expected = model.answer(move, value);
                assertThat(real.answer(move, value)).as("%s", move).isEqualTo(expected);
                WORD.matcher(expected).results().forEach(word -> seen.add(word.group()));
            }
        }
        seen.forEach(word -> Statistics.label("walks that saw").collect(word));
        Statistics.label("walks that saw")
                .coverage(walks -> ANSWERS.forEach(word -> walks.check(word).count(count -> count > 0)));
    }

    @Provide
    default Arbitrary<List<ResourceMove>> moves() {
        return ResourceMove.walks();
    }
}
