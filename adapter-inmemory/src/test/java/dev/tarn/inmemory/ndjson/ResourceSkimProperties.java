package dev.tarn.inmemory.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Lines are what a parser makes of each of them alone, whatever was before and comes after. */
class ResourceSkimProperties {

    private static final ResourceReader READER = new ResourceReader();

    @Property(tries = 500)
    void each_line_is_what_a_parser_makes_of_it_alone(@ForAll("files") String file) {
        List<ReadResult> found = new ArrayList<>();
        for (Pair pair : pairs(file)) {
            assertThat(pair.read()).isEqualTo(pair.parsed());
            found.add(pair.read());
        }
        Statistics.label("accepted").collect(found.stream().anyMatch(AcceptedResource.class::isInstance));
        Statistics.label("accepted").coverage(seen -> seen.check(true).percentage(share -> share > 30));
        Statistics.label("refused").collect(found.stream().anyMatch(InvalidResource.class::isInstance));
        Statistics.label("refused").coverage(seen -> seen.check(true).percentage(share -> share > 30));
    }

    @Property(tries = 3_000)
    void a_line_that_is_nearly_a_resource_is_what_a_parser_makes_of_it(@ForAll("nearlyResources") String text) {
        for (Pair pair : pairs(text)) {
            assertThat(pair.read()).isEqualTo(pair.parsed());
            Statistics.collect(pair.parsed() instanceof AcceptedResource);
        }
        Statistics.coverage(seen -> seen.check(true).percentage(share -> share > 15));
        Statistics.coverage(seen -> seen.check(false).percentage(share -> share > 15));
    }

    @Property
    void a_resource_needs_a_parser_only_where_a_name_has_an_escape(@ForAll("resources") String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        JsonText whole = new JsonText(bytes, 0, bytes.length, false).stripped();
        boolean escapedName = ResourceTexts.ESCAPED_NAMES.stream().anyMatch(text::contains);

        assertThat(ResourceSkim.of(whole).isPresent()).isEqualTo(!escapedName);

        Statistics.collect(escapedName);
        Statistics.coverage(seen -> seen.check(true).percentage(share -> share > 15));
        Statistics.coverage(seen -> seen.check(false).percentage(share -> share > 15));
    }

    @Example
    void a_resource_that_goes_over_a_line_end_is_none_and_the_next_line_is_one() {
        String whole = "{\"resourceType\":\"Patient\",\"id\":\"a\"}";
        List<Pair> pairs = pairs("{\"resourceType\":\"Patient\",\n\"id\":\"a\"}\n" + whole + whole + "\n" + whole);

        assertThat(pairs)
                .extracting(pair -> pair.read() instanceof AcceptedResource)
                .containsExactly(false, false, false, true);
    }

    @Example
    void a_string_that_a_parser_takes_for_too_long_is_too_long() {
        String text = "{\"resourceType\":\"Patient\",\"id\":\"a\",\"meta\":{\"source\":\"%s\"}}";
        List<Pair> pairs = pairs(text.formatted("s".repeat(2 * ResourceReader.LONGEST_STRING)));

        assertThat(pairs).singleElement().satisfies(pair -> {
            // How much of it was read is in a parser's words, and differs with the buffer that it was given.
            assertThat(pair.parsed()).isInstanceOf(InvalidResource.class);
            assertThat(pair.read()).isInstanceOf(InvalidResource.class);
        });
    }

    private record Pair(ReadResult parsed, ReadResult read) {}

    /** They are compared at the end, when all that altered the bytes has been done. */
    private static List<Pair> pairs(String file) {
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        byte[] untouched = bytes.clone();
        List<Pair> pairs = new ArrayList<>();
        LineCursor line = new LineCursor(bytes, 0, bytes.length);
        while (line.next()) {
            JsonText text = line.text();
            byte[] copy = Arrays.copyOfRange(untouched, text.from(), text.to());
            ReadResult parsed = READER.parsed(new JsonText(copy, 0, copy.length, false).stripped());
            pairs.add(new Pair(parsed, READER.read(line)));
        }
        return pairs;
    }

    @Provide
    Arbitrary<String> resources() {
        return ResourceTexts.any().map(text -> text.whole().replaceAll("[\r\n]", " "));
    }

    @Provide
    Arbitrary<String> nearlyResources() {
        return NearlyJson.of(resources());
    }

    /** Some texts have line ends between their tokens, and so are several lines, none of which is a resource. */
    @Provide
    Arbitrary<String> files() {
        Arbitrary<String> good = resources();
        Arbitrary<String> broken = ResourceTexts.any().map(ResourceTexts.Text::whole);
        Arbitrary<String> cut = Combinators.combine(good, Arbitraries.doubles().between(0, 1))
                .as((text, share) -> text.substring((int) (text.length() * share)));
        Arbitrary<String> strange =
                Arbitraries.of("", " \t", "[]", "{}", "7", "\"{", "\uFEFF{}", "\0", "}", "{\"id\":", "[[[[");
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(6, good), Tuple.of(2, broken), Tuple.of(2, cut), Tuple.of(2, strange)),
                        Arbitraries.of("\n", "\n", "\r\n", " \n", "\n\n", ""))
                .as((text, end) -> text + end)
                .list()
                .ofMaxSize(8)
                .map(lines -> String.join("", lines));
    }
}
