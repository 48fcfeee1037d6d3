package dev.tarn.inmemory.ndjson;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Resources as JSON text of any layout: white space, order, escapes, decimals, and a meta of any kind or none. */
final class ResourceTexts {

    /** The beginnings of the names that have an escape; no generated value contains one of them. */
    static final List<String> ESCAPED_NAMES = List.of("\"a\\\"b", "\"\\u0061");

    private ResourceTexts() {}

    /**
     * One text, in three parts.
     *
     * @param meta the member {@code meta}; empty where there is none
     */
    record Text(String before, String meta, String after) {
        String whole() {
            return before + meta + after;
        }
    }

    static Arbitrary<Text> any() {
        Arbitrary<List<String>> others = Combinators.combine(names(), value(2))
                .as((name, value) -> name + value)
                .list()
                .ofMaxSize(5);
        Arbitrary<String> meta = Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just("")), Tuple.of(4, meta()));
        Arbitrary<String> id = spaced(":").map(colon -> "\"id\"" + colon + "\"a-1.B\"");
        Arbitrary<String> type = spaced(":").map(colon -> "\"resourceType\"" + colon + "\"Patient\"");
        return Combinators.combine(others, meta, id, type, space(), spaced(","), Arbitraries.randoms())
                .as((more, metaText, idText, typeText, space, comma, random) -> {
                    List<String> members = new ArrayList<>(more);
                    members.add(idText);
                    members.add(typeText);
                    if (!metaText.isEmpty()) {
                        members.add(metaText);
                    }
                    Collections.shuffle(members, random);
                    int at = members.indexOf(metaText);
                    if (at < 0) {
                        return new Text(space + "{" + space + String.join(comma, members) + space + "}", "", space);
                    }
                    String before =
                            members.subList(0, at).stream().map(m -> m + comma).collect(Collectors.joining());
                    String after = members.subList(at + 1, members.size()).stream()
                            .map(m -> comma + m)
                            .collect(Collectors.joining());
                    return new Text(space + "{" + space + before, metaText, after + space + "}");
                });
    }

    /** {@return values of JSON of any kind, none of them deep} */
    static Arbitrary<String> values() {
        return value(2);
    }

    private static Arbitrary<String> names() {
        return Combinators.combine(
                        Arbitraries.of("x", "_id", "Meta", "contained", "é", "a\\\"b", "\\u0061"),
                        Arbitraries.integers().between(0, 1_000_000),
                        spaced(":"))
                .as((name, number, colon) -> "\"" + name + number + "\"" + colon);
    }

    private static Arbitrary<String> meta() {
        Arbitrary<String> member = Combinators.combine(
                        Arbitraries.of("versionId", "lastUpdated", "profile", "tag", "source", "_versionId"),
                        spaced(":"),
                        value(1))
                .as((name, colon, value) -> "\"" + name + "\"" + colon + value);
        Arbitrary<List<String>> members =
                member.list().ofMaxSize(5).uniqueElements(m -> m.substring(0, m.indexOf('"', 1)));
        return Combinators.combine(members, spaced(","), space(), spaced(":"))
                .as((list, comma, space, colon) ->
                        "\"meta\"" + colon + "{" + space + String.join(comma, list) + space + "}");
    }

    private static Arbitrary<String> value(int depth) {
        Arbitrary<String> scalar = Arbitraries.oneOf(
                Arbitraries.of("1.00", "-0.0", "1E400", "0.10000000000000000000000000000001", "12", "true", "null"),
                Arbitraries.of(
                        "\"\\u0000\"", "\"\\ud800\"", "\"\uD83D\uDE00é\"", "\"a\\\\\"", "\"},{\\\"id\\\":\"", "\"\""),
                Arbitraries.strings().alpha().ofMaxLength(300).map(text -> "\"" + text + "\""));
        if (depth == 0) {
            return scalar;
        }
        Arbitrary<List<String>> inner = value(depth - 1).list().ofMaxSize(3);
        Arbitrary<String> array = Combinators.combine(inner, spaced(","), space())
                .as((list, comma, space) -> "[" + space + String.join(comma, list) + space + "]");
        Arbitrary<String> object = Combinators.combine(value(depth - 1), spaced(":"), space())
                .as((value, colon, space) -> "{" + space + "\"id\"" + colon + value + space + "}");
        return Arbitraries.oneOf(scalar, array, object);
    }

    private static Arbitrary<String> spaced(String mark) {
        return Combinators.combine(space(), space()).as((before, after) -> before + mark + after);
    }

    private static Arbitrary<String> space() {
        return Arbitraries.of("", "", " ", "\t", "\r", "\n", " \r\n  ");
    }
}
