package dev.tarn.domain.rule;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** The characters that texts of tests are made of: all of ASCII, and one or two of each kind beyond it. */
final class Characters {

    private static final List<Integer> POOL = IntStream.concat(
                    IntStream.rangeClosed(0, 127),
                    // Letters, digits, marks, separators and symbols, some of them beyond the basic plane.
                    "éλ中\u0130\u0660Ⅳ½\u0301\u00a0\u2028\u2029\u0085€—\u200b\uD835\uDC00\uD834\uDD65\uD83D\uDE00"
                            .codePoints())
            .boxed()
            .toList();

    private Characters() {}

    /** {@return texts of one character that passes} */
    static Arbitrary<String> texts(IntPredicate passes) {
        return Arbitraries.of(
                POOL.stream().filter(passes::test).map(Character::toString).toList());
    }

    /** {@return whether a code point is of the Unicode category that a pattern calls so} */
    static IntPredicate category(String name) {
        return switch (name) {
            case "ASCII" -> c -> c < 128;
            case "L" -> Character::isLetter;
            case "M" ->
                c -> List.of((int) Character.NON_SPACING_MARK, (int) Character.ENCLOSING_MARK, (int)
                                Character.COMBINING_SPACING_MARK)
                        .contains(Character.getType(c));
            case "N" ->
                c -> List.of((int) Character.DECIMAL_DIGIT_NUMBER, (int) Character.LETTER_NUMBER, (int)
                                Character.OTHER_NUMBER)
                        .contains(Character.getType(c));
            case "Z" -> Character::isSpaceChar;
            default -> throw new IllegalArgumentException("Which category is " + name + "?");
        };
    }
}
