package dev.tarn.inmemory.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Beside a parser: what is taken for JSON is JSON, and ends there. */
class JsonSkimmerProperties {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String AROUND = "]}\"7";

    @Property(tries = 5_000)
    void what_it_takes_for_a_value_a_parser_takes_for_one_that_ends_there(@ForAll("nearlyValues") String text)
            throws IOException {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        boolean taken = end(text) == length;
        boolean json = isJson(text);
        if (taken) {
            assertThat(json).as(text).isTrue();
        }
        Statistics.label("JSON").collect(json, taken);
        Statistics.label("JSON").coverage(seen -> seen.check(true, true).percentage(share -> share > 15));
        Statistics.label("JSON").coverage(seen -> seen.check(false, false).percentage(share -> share > 15));
    }

    @Property
    void it_knows_where_usual_values_end(@ForAll("values") String text) {
        assertThat(end(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    }

    @Example
    void it_knows_numbers_and_words_and_strings_to_their_last_character() {
        for (String whole : new String[] {
            "0",
            "-0",
            "10",
            "-1.5",
            "1e5",
            "1E+05",
            "0.1e-7",
            "true",
            "false",
            "null",
            "\"\"",
            "\"\\u00e9\\n\\/\"",
            "[]",
            "{}"
        }) {
            assertThat(end(whole)).as(whole).isEqualTo(whole.length());
        }
        for (String broken : new String[] {
            "",
            "-",
            "+1",
            ".5",
            "1.",
            "1e",
            "1e+",
            "tru",
            "nul",
            "\"",
            "\"\\\"",
            "\"\\x\"",
            "\"\\u12g4\"",
            "\"\t\"",
            "[,]",
            "[1,]",
            "{\"a\"}",
            "{\"a\":}",
            "{a:1}",
            "{\"a\":1,}",
            "[}",
            "{]",
            "[1 2]",
            "nan"
        }) {
            assertThat(end(broken)).as(broken).isEqualTo(JsonSkimmer.BEYOND);
        }
        // These are two values, the first of which ends before the second.
        assertThat(end("01")).isEqualTo(1);
        assertThat(end("truefalse")).isEqualTo(4);
    }

    @Example
    void it_leaves_to_a_parser_what_is_near_a_limit() throws IOException {
        for (String text : new String[] {
            "[".repeat(70) + "]".repeat(70),
            "{\"" + "n".repeat(600) + "\":1}",
            "{\"\\u0061\":1}",
            "1".repeat(600),
            "1." + "0".repeat(600)
        }) {
            assertThat(isJson(text)).isTrue();
            assertThat(end(text)).isEqualTo(JsonSkimmer.BEYOND);
        }
        assertThat(end("[".repeat(50) + "]".repeat(50))).isEqualTo(100);
    }

    @Provide
    Arbitrary<String> nearlyValues() {
        return NearlyJson.of(Arbitraries.oneOf(ResourceTexts.values(), values()));
    }

    @Provide
    Arbitrary<String> values() {
        return ResourceTexts.any()
                .map(text -> text.whole().strip())
                .filter(text -> !text.contains("\"a\\\"b") && !text.contains("\"\\u0061"));
    }

    /** The text ends in the middle of the bytes: nothing may be read that follows. */
    private static int end(String text) {
        byte[] bytes = (text + AROUND).getBytes(StandardCharsets.UTF_8);
        return new JsonSkimmer(bytes, bytes.length - AROUND.length()).value(0);
    }

    private static boolean isJson(String text) throws IOException {
        try (JsonParser parser = JSON.createParser(text.getBytes(StandardCharsets.UTF_8))) {
            if (text.isEmpty() || parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
