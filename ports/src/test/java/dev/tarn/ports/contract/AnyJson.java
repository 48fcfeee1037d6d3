package dev.tarn.ports.contract;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Members of JSON objects as text, of any layout: white space, escapes, decimals, and names that FHIR does not know. */
final class AnyJson {

    private AnyJson() {}

    /** {@return a list of members without a name in common, none of which is the server's} */
    static Arbitrary<List<String>> members() {
        Arbitrary<String> names = Combinators.combine(
                        Arbitraries.of("x", "_id", "Id", "meta.", "é", "a\\\"b", "\\u0061", "\uD83D\uDE00"),
                        Arbitraries.integers().between(0, 1_000_000))
                .as((name, number) -> "\"" + name + number + "\"");
        return Combinators.combine(names, mark(":"), value(3))
                .as((name, colon, value) -> name + colon + value)
                .list()
                .uniqueElements(member -> member.replaceAll("^(\"(?:[^\"\\\\]|\\\\.)*\").*", "$1"))
                .ofMaxSize(4);
    }

    /** {@return a mark with white space around it} */
    static Arbitrary<String> mark(String mark) {
        return Combinators.combine(space(), space()).as((before, after) -> before + mark + after);
    }

    private static Arbitrary<String> space() {
        return Arbitraries.of("", "", " ", "\t", "\r\n", "\n  ");
    }

    private static Arbitrary<String> value(int depth) {
        Arbitrary<String> number = Arbitraries.oneOf(
                Arbitraries.of("1.00", "-0.0", "0", "1E2", "1e-400", "0.10", "12345678901234567890.0", "-7"),
                Arbitraries.bigDecimals().ofScale(40).map(decimal -> decimal.toPlainString()));
        Arbitrary<String> text = Arbitraries.oneOf(
                        Arbitraries.of(
                                "\\u0000",
                                "\\ud800",
                                "\uD83D\uDE00é\u2028",
                                "a\\\\",
                                "},{\\\"id\\\":\\\"q\\\"",
                                "\\/",
                                ""),
                        Arbitraries.strings().alpha().ofMaxLength(300))
                .map(inner -> "\"" + inner + "\"");
        Arbitrary<String> scalar = Arbitraries.oneOf(number, text, Arbitraries.of("true", "false", "null"));
        if (depth == 0) {
            return scalar;
        }
        Arbitrary<String> array = Combinators.combine(value(depth - 1).list().ofMaxSize(3), mark(","), space())
                .as((list, comma, space) -> "[" + space + String.join(comma, list) + space + "]");
        Arbitrary<String> object = Combinators.combine(value(depth - 1), mark(":"), space())
                .as((inner, colon, space) -> "{" + space + "\"id\"" + colon + inner + space + "}");
        Arbitrary<String> deep = Combinators.combine(
                        value(0), Arbitraries.integers().between(1, 200))
                .as((inner, levels) -> "[".repeat(levels) + inner + "]".repeat(levels));
        return Arbitraries.oneOf(scalar, array, object, deep);
    }
}
