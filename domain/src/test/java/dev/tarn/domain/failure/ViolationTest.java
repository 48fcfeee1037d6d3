package dev.tarn.domain.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The words of {@code control-plane.md} 3.3. */
class ViolationTest {

    @Example
    void each_constraint_speaks_as_HealthLake_does() {
        assertThat(Stream.of(
                                new Constraint.Present(),
                                new Constraint.LengthAtLeast(1),
                                new Constraint.LengthAtMost(256),
                                new Constraint.ValueAtLeast(1),
                                new Constraint.ValueAtMost(500),
                                new Constraint.Matches("[a-z]+"),
                                new Constraint.OneOf(List.of("A", "B")),
                                new Constraint.Rule("be round"))
                        .map(Constraint::sentence))
                .containsExactly(
                        "Member must not be null",
                        "Member must have length greater than or equal to 1",
                        "Member must have length less than or equal to 256",
                        "Member must have value greater than or equal to 1",
                        "Member must have value less than or equal to 500",
                        "Member must satisfy regular expression pattern: [a-z]+",
                        "Member must satisfy enum value set: [A, B]",
                        "Member must be round");
    }

    @Example
    void a_violation_says_what_was_given_and_where() {
        assertThat(Violation.of("tags.1.member.key", "", new Constraint.LengthAtLeast(1))
                        .sentence())
                .isEqualTo("Value '' at 'tags.1.member.key' failed to satisfy constraint: "
                        + "Member must have length greater than or equal to 1");
        assertThat(Violation.absent("datastoreId").sentence())
                .isEqualTo("Value null at 'datastoreId' failed to satisfy constraint: Member must not be null");
    }

    @Example
    void of_a_long_value_only_the_beginning_is_shown_and_no_character_is_cut_in_two() {
        Constraint limit = new Constraint.LengthAtMost(10);
        assertThat(Violation.of("x", "y".repeat(256), limit).sentence()).contains("'" + "y".repeat(256) + "'");
        assertThat(Violation.of("x", "\uD83D\uDE00".repeat(257), limit).sentence())
                .contains("'" + "\uD83D\uDE00".repeat(256) + "...'");
    }

    @Property
    void a_refusal_carries_every_violation_and_shows_at_most_ten(@ForAll @IntRange(min = 1, max = 30) int count) {
        List<Violation> violations = Stream.iterate(1, n -> n + 1)
                .limit(count)
                .map(n -> Violation.absent("member" + n))
                .toList();
        Invalid refusal = new Invalid(violations);
        assertThat(refusal.violations()).isEqualTo(violations);
        int shown = Math.min(count, 10);
        assertThat(refusal.getMessage())
                .startsWith(shown == 1 ? "1 validation error detected: " : shown + " validation errors detected: ")
                .contains("'member" + shown + "'")
                .doesNotContain("'member" + (shown + 1) + "'");
        assertThat(refusal.getMessage().split("; ")).hasSize(shown);
    }

    @Example
    void a_refusal_without_violations_says_it_in_its_own_words() {
        assertThat(new Invalid("Too many")).hasMessage("Too many");
        assertThat(new Invalid("Too many").violations()).isEmpty();
    }
}
