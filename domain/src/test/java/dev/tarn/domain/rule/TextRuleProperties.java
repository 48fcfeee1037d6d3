package dev.tarn.domain.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.failure.Constraint;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What each constraint allows is accepted and what it forbids is refused, by the rule and by the value it belongs to. */
class TextRuleProperties {

    /** A text for a rule. */
    record Sample(TextRule rule, String text) {

        @Override
        public String toString() {
            return rule.shape() + " '" + text + "'";
        }
    }

    private static final Map<TextRule, Arbitrary<String>> LEGAL = DomainRules.all(TextRule.class).stream()
            .collect(Collectors.toMap(Function.identity(), TextRuleProperties::legalTexts));

    @Property(tries = 3000)
    void what_the_constraint_allows_is_accepted(@ForAll("legal") Sample sample) {
        assertThat(sample.rule().violations("member", sample.text())).isEmpty();
        sample.rule().check(sample.text());
        TextValues.of(sample.rule())
                .ifPresent(value -> assertThat(value.apply(sample.text()).toString())
                        .as("but for capitals, which are the same UUID")
                        .isEqualToIgnoringCase(sample.text()));
    }

    @Property(tries = 10_000)
    void what_the_constraint_forbids_is_refused_with_all_of_its_reasons(@ForAll("nearMisses") Sample sample) {
        TextRule rule = sample.rule();
        List<Violation> expected = judged(rule, sample.text());
        assertThat(rule.violations("member", sample.text())).isEqualTo(expected);
        Statistics.collect(expected.isEmpty() ? "legal" : "illegal");
        Statistics.coverage(seen -> {
            seen.check("legal").percentage(share -> share > 10);
            seen.check("illegal").percentage(share -> share > 25);
        });
        Function<String, ?> value = TextValues.of(rule).orElse(text -> text);
        if (expected.isEmpty()) {
            assertThatCode(() -> value.apply(sample.text())).doesNotThrowAnyException();
        } else if (TextValues.of(rule).isPresent()) {
            assertThatThrownBy(() -> value.apply(sample.text()))
                    .isInstanceOfSatisfying(
                            Invalid.class,
                            refusal -> assertThat(refusal.violations())
                                    .extracting(Violation::constraint)
                                    .containsExactlyElementsOf(expected.stream()
                                            .map(Violation::constraint)
                                            .toList()));
        }
    }

    @Property
    void lengths_count_code_points(@ForAll("atTheLimits") Sample sample) {
        assertThat(sample.rule().violations("member", sample.text())).isEqualTo(judged(sample.rule(), sample.text()));
    }

    @Example
    void every_text_rule_but_that_of_an_ARN_belongs_to_a_value() {
        assertThat(DomainRules.all(TextRule.class))
                .allSatisfy(rule -> assertThat(TextValues.of(rule).isPresent())
                        .isEqualTo(!rule.shape().equals("DatastoreArn")));
    }

    /** The judge: lengths in code points, and the pattern anchored at both ends by hand. */
    private static List<Violation> judged(TextRule rule, String text) {
        List<Violation> found = new ArrayList<>();
        long length = text.codePoints().count();
        if (length < rule.min()) {
            found.add(Violation.of("member", text, new Constraint.LengthAtLeast(rule.min())));
        }
        if (length > rule.max()) {
            found.add(Violation.of("member", text, new Constraint.LengthAtMost(rule.max())));
        }
        rule.pattern().map(Pattern::pattern).ifPresent(pattern -> {
            if (!Pattern.compile("\\A(?:" + pattern + ")\\z").matcher(text).find()) {
                found.add(Violation.of("member", text, new Constraint.Matches(pattern)));
            }
        });
        return found;
    }

    @Provide
    Arbitrary<Sample> legal() {
        return rules().flatMap(rule -> texts(rule).map(text -> new Sample(rule, text)));
    }

    /** Legal texts with one edit: a character more, less or other, or the end of a line behind them. */
    @Provide
    Arbitrary<Sample> nearMisses() {
        return legal().flatMap(sample -> Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers()
                                .between(0, (int) sample.text().codePoints().count()),
                        Characters.texts(any -> true))
                .as((edit, position, character) ->
                        new Sample(sample.rule(), edited(sample.text(), edit, position, character))));
    }

    private static String edited(String text, int edit, int position, String character) {
        int start = text.offsetByCodePoints(0, position);
        int end = start == text.length() ? start : text.offsetByCodePoints(start, 1);
        return switch (edit) {
            case 0 -> text.substring(0, start) + character + text.substring(start);
            case 1 -> text.substring(0, start) + text.substring(end);
            case 2 -> text.substring(0, start) + character + text.substring(end);
            case 3 -> text + "\n";
            default -> text;
        };
    }

    /** One character, also one of two chars, as often as a limit says, and once more or less. */
    @Provide
    Arbitrary<Sample> atTheLimits() {
        return rules().flatMap(rule -> Combinators.combine(
                        Characters.texts(Character::isLetter),
                        Arbitraries.of(rule.min(), Math.min(rule.max(), 20_000)),
                        Arbitraries.integers().between(-1, 1))
                .as((letter, limit, more) -> new Sample(rule, letter.repeat(Math.max(0, limit + more)))));
    }

    private static Arbitrary<TextRule> rules() {
        return Arbitraries.of(List.copyOf(LEGAL.keySet()));
    }

    private static Arbitrary<String> texts(TextRule rule) {
        return LEGAL.getOrDefault(rule, Arbitraries.strings());
    }

    private static Arbitrary<String> legalTexts(TextRule rule) {
        Arbitrary<String> matching = rule.pattern()
                .map(pattern -> RegexStrings.matching(pattern.pattern()))
                .orElseGet(() -> Arbitraries.strings().ofMaxLength(rule.min() + 40));
        return matching.filter(text -> {
            long length = text.codePoints().count();
            return rule.min() <= length && length <= rule.max();
        });
    }
}
