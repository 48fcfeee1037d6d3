package dev.tarn.http.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tarn.http.error.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Faults of JSON are told in the words of JSON, never in those of a parser (field case F10). */
class JsonFaultProperties {

    private static final List<String> FORBIDDEN = List.of(
            "jackson",
            "jsonreadfeature",
            "redacted",
            "source:",
            "streamread",
            "constraints",
            "enable",
            "feature",
            "ctrl-char",
            "was expecting",
            "jsontoken",
            "start_",
            "end_",
            "value_string",
            "java.",
            "fasterxml");

    @Property(tries = 3_000)
    void no_word_of_a_parser_is_told_of_a_damaged_text(@ForAll("damaged") String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        List.of(request(utf8), tokens(utf8))
                .forEach(fault -> fault.ifPresent(words -> {
                    String lower = words.toLowerCase(Locale.ROOT);
                    assertThat(FORBIDDEN).allSatisfy(word -> assertThat(lower).doesNotContain(word));
                    assertThat(words).contains("line ", "column ");
                }));
    }

    @Example
    void each_kind_of_fault_is_named_with_its_place() {
        assertFault("{\"x\":NaN}", "'NaN' is not a JSON value, at line 1, column ");
        assertFault("{\"x\":tru}", "'tru' is not a JSON value, at line 1");
        assertFault("{\"x\":\n 'a'}", "the character ''' is not expected, at line 2, column ");
        assertFault("{\"x\":\"a", "the text ends too early, inside a string");
        assertFault("{\"x\":1", "the text ends too early, inside an object");
        assertFault("{\"x\":[1", "the text ends too early, inside an array");
        assertFault("{\"x\":\"a\nb\"}", "the character U+000A must be escaped in a string");
        assertFault("{\"x\" 1}", "a colon is expected after the name of a member");
        assertFault("{x:1}", "the name of a member, in double quotes, is expected");
        assertFault("{\"x\":1 \"y\":2}", "a comma or } is expected after a member");
        assertFault("{\"x\":[1 2]}", "a comma or ] is expected after an item");
        assertFault("{\"x\":[1}", "'}' closes what was not opened");
        assertFault("{\"x\":\"\\q\"}", "is not an escape of JSON");
        assertFault("{\"x\":\"\\u12g4\"}", "four hexadecimal digits");
        assertFault("{\"x\":01}", "a number is not written as JSON requires");
        assertFault("{\"x\":1.}", "a number is not written as JSON requires");
        assertFault("{\"x\":1e}", "a number is not written as JSON requires");
        assertFault("{\"x\":1,\"x\":2}", "the member 'x' is there twice");
        assertFault("{} {}", "something follows the end of the JSON text");
        assertFault("[".repeat(70), "it nests deeper than 64 levels");
        assertFault("{\"x\":" + "1".repeat(1_001) + "}", "a number has more than 1000 characters");
    }

    private static void assertFault(String text, String words) {
        assertThat(request(text.getBytes(StandardCharsets.UTF_8)))
                .hasValueSatisfying(told ->
                        assertThat(told).startsWith("The body is not JSON: ").contains(words));
    }

    private static Optional<String> request(byte[] utf8) {
        try {
            Json.readRequest(utf8);
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(String.valueOf(refusal.getMessage()))
                    .filter(words -> !words.equals("The body must be a JSON object")
                            && !words.equals("The body is not JSON in UTF-8"));
        }
    }

    private static Optional<String> tokens(byte[] utf8) {
        try (JsonParser parser = Tokens.of(utf8)) {
            while (parser.nextToken() != null) {
                parser.getText();
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of(Tokens.describe(e)).filter(words -> !words.equals("the bytes are not UTF-8"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Provide
    Arbitrary<String> damaged() {
        Arbitrary<String> piece = Arbitraries.of(
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "\"",
                "\\",
                "\\u12",
                "\\ud800",
                "\\q",
                "0",
                "9",
                "-",
                "+",
                ".",
                "e",
                "t",
                "true",
                "nul",
                " ",
                "\t",
                "\n",
                "\u0001",
                "\0",
                "\u007F",
                "\u00e9",
                "//",
                "'",
                "NaN",
                "Infinity",
                "\"a\":1",
                "\"a\":",
                "1e999",
                "-01",
                "x".repeat(300));
        return Combinators.combine(
                        Arbitraries.doubles().between(0, true, 1, false),
                        piece,
                        Arbitraries.integers().between(0, 12))
                .as((place, what, cut) -> {
                    String text = "{\"a\":[1,-2.5e3,{\"b\":\"c\\n\"},true],\"d\":null,\"e\":{\"f\":\"g\"}}";
                    int at = (int) (place * text.length());
                    return text.substring(0, at) + what + text.substring(Math.min(text.length(), at + cut));
                })
                .flatMap(text -> Arbitraries.integers()
                        .between(1, text.length())
                        .map(end -> end % 3 == 0 ? text.substring(0, end) : text));
    }
}
