package dev.tarn.domain.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Region;
import dev.tarn.domain.failure.Constraint;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Violation;
import dev.tarn.domain.fhir.IdempotencyKey;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.domain.rule.ServiceShapes.Shape;
import dev.tarn.domain.tag.Tags;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Every rule of the domain is, to the letter, what the service model says of its shape. */
class ModelConstraintsTest {

    /** Values that HealthLake's model has no shape for; each says beside its rule where the rule is from. */
    private static final Set<TextRule> BEYOND_THE_MODEL =
            Set.of(AccountId.RULE, Region.RULE, ResourceId.RULE, IdempotencyKey.RULE);

    private final ServiceShapes model = ServiceShapes.read();

    @Test
    void every_text_has_the_lengths_and_the_pattern_of_its_shape() {
        List<TextRule> rules = DomainRules.all(TextRule.class);
        assertThat(rules).hasSizeGreaterThan(15).containsAll(BEYOND_THE_MODEL);
        for (TextRule rule : rules) {
            if (BEYOND_THE_MODEL.contains(rule)) {
                assertThat(model.byName()).doesNotContainKey(rule.shape());
                continue;
            }
            Shape shape = model.get(rule.shape());
            assertThat(shape.type()).isEqualTo("string");
            assertThat(rule.min()).as("min of %s", rule.shape()).isEqualTo(shape.min(0));
            assertThat(rule.max()).as("max of %s", rule.shape()).isEqualTo(shape.max(Integer.MAX_VALUE));
            assertThat(rule.pattern().map(Pattern::pattern).orElse(""))
                    .as("pattern of %s", rule.shape())
                    .isEqualTo(shape.pattern());
        }
    }

    @Test
    void every_number_has_the_limits_of_its_shape() {
        List<NumberRule> rules = DomainRules.all(NumberRule.class);
        assertThat(rules).contains(VersionId.RULE).hasSizeGreaterThan(1);
        for (NumberRule rule : rules) {
            if (rule.equals(VersionId.RULE)) {
                assertThat(model.byName()).doesNotContainKey(rule.shape());
                continue;
            }
            Shape shape = model.get(rule.shape());
            assertThat(shape.type()).isEqualTo("integer");
            assertThat(rule.min()).isEqualTo(shape.min(Integer.MIN_VALUE));
            assertThat(rule.max()).isEqualTo(shape.max(Integer.MAX_VALUE));
        }
    }

    @Test
    void every_enum_has_the_words_of_its_shape() {
        List<?> all = DomainRules.all(WireEnum.class);
        assertThat(all).hasSizeGreaterThan(9);
        for (Object each : all) {
            WireEnum<?> words = (WireEnum<?>) each;
            Invalid refusal = Assertions.catchThrowableOfType(Invalid.class, () -> words.parse("no such word"));
            Violation violation = refusal.violations().get(0);
            String shape = Character.toUpperCase(violation.path().charAt(0))
                    + violation.path().substring(1);
            assertThat(violation.constraint())
                    .isEqualTo(new Constraint.OneOf(model.get(shape).words()));
        }
    }

    @Test
    void one_call_carries_as_many_tags_and_tag_keys_as_the_model_allows() {
        assertThat(Stream.of("TagList", "TagKeyList")
                        .map(list -> model.get(list).max(0)))
                .containsOnly(Tags.CALL_LIMIT);
    }

    @Test
    void the_table_holds_nothing_that_no_rule_uses() {
        Set<String> unused = new TreeSet<>(model.byName().keySet());
        DomainRules.all(TextRule.class).forEach(rule -> unused.remove(rule.shape()));
        DomainRules.all(NumberRule.class).forEach(rule -> unused.remove(rule.shape()));
        unused.removeIf(name -> !model.get(name).words().isEmpty());
        assertThat(unused).containsExactly("TagKeyList", "TagList");
    }
}
