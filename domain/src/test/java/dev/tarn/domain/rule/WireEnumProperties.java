package dev.tarn.domain.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.failure.Constraint;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.job.ValidationLevel;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WireEnumProperties {

    @Property
    void every_word_names_a_value_of_its_own(@ForAll("enums") WireEnum<?> words) {
        List<String> all = spelt(words);
        assertThat(all.stream().map(words::parse)).doesNotHaveDuplicates().hasSameSizeAs(all);
    }

    @Property
    void any_other_word_is_refused_and_the_right_ones_are_named(
            @ForAll("enums") WireEnum<?> words, @ForAll("strangers") String word) {
        assertThat(words.find(word)).isEmpty();
        assertThatThrownBy(() -> words.parse(word))
                .isInstanceOf(Invalid.class)
                .hasMessageEndingWith("Member must satisfy enum value set: " + spelt(words));
    }

    @Property
    void case_matters(@ForAll("enums") WireEnum<?> words) {
        assertThat(spelt(words)).allSatisfy(word -> {
            assertThat(words.find(swapped(word))).isEmpty();
            assertThat(words.find(" " + word)).isEmpty();
            assertThat(words.find(word + "\n")).isEmpty();
        });
    }

    @Example
    void a_validation_level_is_spelt_in_lower_case() {
        assertThat(ValidationLevel.WORDS.parse("structure-only")).isEqualTo(ValidationLevel.STRUCTURE_ONLY);
        assertThat(ValidationLevel.WORDS.find("STRUCTURE_ONLY")).isEmpty();
    }

    private static List<String> spelt(WireEnum<?> words) {
        return ((Constraint.OneOf) words.violation("member", "").constraint()).values();
    }

    private static String swapped(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        return upper.equals(word) ? word.toLowerCase(Locale.ROOT) : upper;
    }

    @Provide
    Arbitrary<WireEnum<?>> enums() {
        return Arbitraries.of(DomainRules.all(WireEnum.class).stream()
                .<WireEnum<?>>map(words -> words)
                .toList());
    }

    @Provide
    Arbitrary<String> strangers() {
        return Arbitraries.strings().ofMaxLength(30).map(text -> "?" + text);
    }
}
