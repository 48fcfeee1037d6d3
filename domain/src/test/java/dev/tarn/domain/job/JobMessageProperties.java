package dev.tarn.domain.job;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JobMessageProperties {

    @Property
    void whatever_is_to_be_said_becomes_a_legal_message(@ForAll String words) {
        assertThat(JobMessage.RULE.violations("message", JobMessage.of(words).value()))
                .isEmpty();
    }

    @Property
    void legal_words_without_spaces_around_them_are_kept(@ForAll("legal") String words) {
        assertThat(JobMessage.of(words).value()).isEqualTo(words);
    }

    @Provide
    Arbitrary<String> legal() {
        return Arbitraries.strings()
                .withChars("aZ09 _.:/=+-%@éλ中")
                .ofMinLength(1)
                .ofMaxLength(2048)
                .map(String::strip)
                .filter(words -> !words.isEmpty());
    }

    @Example
    void what_the_model_forbids_becomes_one_space() {
        assertThat(JobMessage.of("Cannot read \"s3://inbox/a.ndjson\" (absent), sorry!")
                        .value())
                .isEqualTo("Cannot read s3://inbox/a.ndjson absent sorry");
    }

    @Example
    void a_long_run_of_what_is_forbidden_is_one_space_too() {
        assertThat(JobMessage.of("a" + "! ".repeat(100_000) + "b").value()).isEqualTo("a b");
    }

    @Example
    void nothing_to_say_is_said() {
        assertThat(JobMessage.of("  \"!\"  ").value()).isEqualTo("no reason given");
    }

    @Example
    void a_message_is_cut_between_characters_at_its_limit() {
        String longer = "\uD835\uDC00".repeat(2049);
        assertThat(JobMessage.of(longer).value()).isEqualTo("\uD835\uDC00".repeat(2048));
    }
}
