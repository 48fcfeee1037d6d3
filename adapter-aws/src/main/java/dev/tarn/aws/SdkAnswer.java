package dev.tarn.aws;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Violation;
import dev.tarn.domain.rule.WireEnum;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of an answer: the SDK returns null for a missing member, and enum words unparsed. A member that
 * cannot be read throws {@link Invalid} here; {@link SdkCall} reports it as HealthLake's fault.
 */
final class SdkAnswer {

    private SdkAnswer() {}

    /** {@return the member, which HealthLake guarantees} */
    static <T> T required(String path, @Nullable T member) {
        if (member == null) {
            throw new Invalid(List.of(Violation.absent(path)));
        }
        return member;
    }

    /** {@return the member, read, if it was sent and is not empty} */
    static <T> Optional<T> text(@Nullable String member, Function<String, T> reader) {
        return Optional.ofNullable(member).filter(text -> !text.isEmpty()).map(reader);
    }

    /** {@return the value of the word; an unknown word is refused, and the message names it} */
    static <E extends Enum<E>> E word(String path, WireEnum<E> words, @Nullable String member) {
        String word = required(path, member);
        return words.find(word).orElseThrow(() -> new Invalid(List.of(words.violation(path, word))));
    }
}
