package dev.tarn.inmemory.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.inmemory.repository.patch.ResourcePatch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Lines, bodies and patches that are not JSON are told in the words of JSON (field case F10). */
class JsonSyntaxErrorProperties {

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
    void no_word_of_a_parser_is_told(@ForAll("damaged") String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        assertPlain(new ResourceReader().read(utf8, 0, utf8.length));
        assertPlain(ResourceReader.ofRequests().read(utf8, 0, utf8.length));
        try {
            ResourcePatch.parse(utf8);
        } catch (Invalid e) {
            assertPlain(String.valueOf(e.getMessage()));
        }
    }

    private static void assertPlain(ReadResult result) {
        if (result instanceof InvalidResource refusal) {
            refusal.diagnostics().forEach(JsonSyntaxErrorProperties::assertPlain);
        }
    }

    private static void assertPlain(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        assertThat(FORBIDDEN).allSatisfy(word -> assertThat(lower).doesNotContain(word));
    }

    @Example
    void a_line_tells_the_column_and_a_body_the_line_too() {
        String text = "{\"resourceType\":\"Patient\",\"id\":\"a\",\"x\":NaN}";
        assertThat(fault(new ResourceReader(), text))
                .startsWith("Invalid JSON found in input file: 'NaN' is not a JSON value, at column ");
        assertThat(fault(ResourceReader.ofRequests(), text))
                .startsWith("Invalid JSON found in request: 'NaN' is not a JSON value, at line 1, column ");
        assertThat(fault(new ResourceReader(), text.substring(0, 30)))
                .startsWith("Invalid JSON found in input file: the text ends too early, inside a");
    }

    private static String fault(ResourceReader reader, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return ((InvalidResource) reader.read(utf8, 0, utf8.length))
                .diagnostics()
                .get(0);
    }

    @Provide
    Arbitrary<String> damaged() {
        return NearlyJson.of(Arbitraries.of(
                        "{\"resourceType\":\"Patient\",\"id\":\"a\",\"meta\":{\"versionId\":\"1\"},\"x\":[1,-2.5e3,true]}",
                        "[{\"op\":\"add\",\"path\":\"/x\",\"value\":{\"y\":\"z\\n\"}}]"))
                .flatMap(text -> Arbitraries.integers()
                        .between(0, Math.max(1, text.length()))
                        .map(end -> end % 3 == 0 && end < text.length() ? text.substring(0, end) : text));
    }
}
