package dev.tarn.domain.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Texts that a pattern describes. It reads the pattern itself and asks {@link Character} about categories, so that it
 * can judge what {@link java.util.regex.Pattern} does. It knows what the service model uses: classes, categories,
 * groups, alternatives and quantifiers.
 */
final class RegexStrings {

    /** What is repeated without a limit is repeated at most so many times more than it must. */
    private static final int MORE = 40;

    private final String pattern;
    private int at;

    private RegexStrings(String pattern) {
        this.pattern = pattern;
    }

    /** {@return texts that match the whole pattern, of any length it allows up to a limit} */
    static Arbitrary<String> matching(String pattern) {
        RegexStrings reader = new RegexStrings(pattern);
        Arbitrary<String> all = reader.alternatives();
        if (reader.more()) {
            throw new IllegalArgumentException("Cannot read " + pattern + " at " + reader.at);
        }
        return all;
    }

    private Arbitrary<String> alternatives() {
        List<Arbitrary<String>> branches = new ArrayList<>(List.of(sequence()));
        while (more() && peek() == '|') {
            at++;
            branches.add(sequence());
        }
        return Arbitraries.oneOf(branches);
    }

    private Arbitrary<String> sequence() {
        List<Arbitrary<String>> parts = new ArrayList<>();
        while (more() && peek() != '|' && peek() != ')') {
            parts.add(repeated(atom()));
        }
        return parts.isEmpty()
                ? Arbitraries.just("")
                : Combinators.combine(parts).as(texts -> String.join("", texts));
    }

    private Arbitrary<String> atom() {
        char c = take();
        if (c == '(') {
            Arbitrary<String> group = alternatives();
            expect(')');
            return group;
        }
        return Characters.texts(
                switch (c) {
                    case '[' -> characterClass();
                    case '.' -> any -> "\n\r\u0085\u2028\u2029".indexOf(any) < 0;
                    case '\\' -> escape();
                    default -> other -> other == c;
                });
    }

    private IntPredicate characterClass() {
        boolean negated = peek() == '^';
        if (negated) {
            at++;
        }
        IntPredicate all = none -> false;
        while (peek() != ']') {
            char from = take();
            if (from == '\\') {
                all = all.or(escape());
            } else if (peek() == '-' && pattern.charAt(at + 1) != ']') {
                at++;
                char to = take();
                all = all.or(c -> from <= c && c <= to);
            } else {
                all = all.or(c -> c == from);
            }
        }
        expect(']');
        return negated ? all.negate() : all;
    }

    private IntPredicate escape() {
        char c = take();
        return switch (c) {
            case 'd' -> digit -> '0' <= digit && digit <= '9';
            case 'p' -> Characters.category(name());
            case 'P' -> Characters.category(name()).negate();
            default -> literal -> literal == c;
        };
    }

    private String name() {
        expect('{');
        int end = pattern.indexOf('}', at);
        String name = pattern.substring(at, end);
        at = end + 1;
        return name;
    }

    private Arbitrary<String> repeated(Arbitrary<String> atom) {
        if (!more() || "?*+{".indexOf(peek()) < 0) {
            return atom;
        }
        int[] limits = switch (take()) {
            case '?' -> new int[] {0, 1};
            case '*' -> new int[] {0, MORE};
            case '+' -> new int[] {1, 1 + MORE};
            default -> limits();
        };
        if (more() && peek() == '?') {
            at++;
        }
        return atom.list()
                .ofMinSize(limits[0])
                .ofMaxSize(Math.min(limits[1], limits[0] + MORE))
                .map(texts -> String.join("", texts));
    }

    private int[] limits() {
        int end = pattern.indexOf('}', at);
        List<Integer> numbers = Stream.of(pattern.substring(at, end).split(","))
                .map(Integer::valueOf)
                .toList();
        at = end + 1;
        return new int[] {numbers.get(0), numbers.get(numbers.size() - 1)};
    }

    private boolean more() {
        return at < pattern.length();
    }

    private char peek() {
        return pattern.charAt(at);
    }

    private char take() {
        return pattern.charAt(at++);
    }

    private void expect(char c) {
        if (take() != c) {
            throw new IllegalArgumentException("No " + c + " in " + pattern + " before " + at);
        }
    }
}
