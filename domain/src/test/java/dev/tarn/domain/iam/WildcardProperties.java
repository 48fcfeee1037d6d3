package dev.tarn.domain.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class WildcardProperties {

    @Property(tries = 2000)
    void matches_as_the_regular_expression_does(
            @ForAll @StringLength(max = 8) @Chars({'a', 'b', '*', '?'}) String pattern,
            @ForAll @StringLength(max = 8) @CharRange(from = 'a', to = 'b') String text) {
        String regex = pattern.replace("*", ".*").replace("?", ".");

        assertThat(Wildcard.matches(pattern, text)).isEqualTo(Pattern.matches(regex, text));
    }

    @Example
    void a_hostile_pattern_takes_no_exponential_time() {
        assertThat(Wildcard.matches("*a".repeat(500) + "b", "a".repeat(20_000))).isFalse();
    }
}
