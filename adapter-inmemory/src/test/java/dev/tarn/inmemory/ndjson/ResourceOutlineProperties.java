package dev.tarn.inmemory.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.failure.ResourceFault;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.inmemory.repository.validation.R4Validator;
import dev.tarn.inmemory.repository.validation.WriteValidation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What the validator passes to the reader is what a parser makes of the line. */
class ResourceOutlineProperties {

    private static final ResourceReader READER = new ResourceReader();
    private static final WriteValidation VALIDATION =
            new WriteValidation(new R4Validator(), ValidationLevel.STRUCTURE_ONLY);

    @Property(tries = 2_000)
    void a_line_that_was_validated_is_what_a_parser_makes_of_it(@ForAll("nearlyResources") String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] copy = bytes.clone();
        ResourceOutline outline = new ResourceOutline();
        LineCursor line = new LineCursor(bytes, 0, bytes.length);
        while (line.next()) {
            VALIDATION.faults(bytes, line.from(), line.to(), outline);
            Statistics.collect(outline.isKnown());
            ReadResult parsed = READER.parsed(new JsonText(copy, line.from(), line.to(), false).stripped());
            assertThat(READER.read(line, outline)).isEqualTo(parsed);
        }
        Statistics.coverage(seen -> seen.check(true).percentage(share -> share > 10));
        Statistics.coverage(seen -> seen.check(false).percentage(share -> share > 10));
    }

    @Property
    void a_valid_resource_is_read_without_a_second_pass(@ForAll("resources") String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ResourceOutline outline = new ResourceOutline();
        List<ResourceFault> faults = VALIDATION.faults(bytes, 0, bytes.length, outline);

        assertThat(faults).isEmpty();
        assertThat(ResourceSkim.of(new JsonText(bytes, 0, bytes.length, false).stripped(), outline))
                .containsInstanceOf(AcceptedResource.class);
    }

    @Example
    void an_escape_that_is_none_is_a_fault() {
        for (String escape : List.of("\\x", "\\u12", "\\uzzzz", "\\")) {
            byte[] bytes = ("{\"resourceType\":\"Patient\",\"id\":\"a\",\"name\":[{\"family\":\"" + escape + "\"}]}")
                    .getBytes(StandardCharsets.UTF_8);
            ResourceOutline outline = new ResourceOutline();
            assertThat(VALIDATION.faults(bytes, 0, bytes.length, outline)).hasSize(1);
            assertThat(outline.isKnown()).isFalse();
        }
    }

    @Example
    void a_number_that_a_parser_refuses_is_left_to_it() {
        String text = "{\"resourceType\":\"Observation\",\"id\":\"a\",\"status\":\"final\",\"code\":{\"text\":\"b\"},"
                + "\"valueQuantity\":{\"value\":%s}}";
        for (int digits : new int[] {20, JsonLimits.LONGEST_NUMBER, JsonLimits.LONGEST_NUMBER + 1}) {
            byte[] bytes = text.formatted("1".repeat(digits)).getBytes(StandardCharsets.UTF_8);
            ResourceOutline outline = new ResourceOutline();
            VALIDATION.faults(bytes, 0, bytes.length, outline);

            LineCursor line = new LineCursor(bytes, 0, bytes.length);
            line.next();
            assertThat(READER.read(line, outline) instanceof AcceptedResource)
                    .isEqualTo(digits <= JsonLimits.LONGEST_NUMBER);
        }
    }

    @Provide
    Arbitrary<String> resources() {
        Arbitrary<String> meta = Arbitraries.of(
                "",
                "\"meta\":{\"profile\":[\"http://example.org/p\"]},",
                "\"meta\" : { \"versionId\":\"1\",\"lastUpdated\":\"2024-01-01T00:00:00Z\"},",
                "\"meta\":{\"lastUpdated\":\"2024-01-01T00:00:00Z\",\"source\":\"http://example.org/\\u0061\"},",
                "\"meta\":{\"tag\":[{\"code\":\"é\"}] , \"versionId\":\"1\"},");
        Arbitrary<String> members = Arbitraries.of(
                "\"active\":true,",
                "\"name\":[{\"family\":\"A \\\"B\\\" \\u00e9 \\ud83d\\ude00 é\",\"given\":[\"C\\n\"]}],",
                "\"multipleBirthInteger\":3,\"contained\":[{\"resourceType\":\"Patient\",\"id\":\"c\","
                        + "\"meta\":{\"source\":\"http://example.org\"}}],"
                        + "\"link\":[{\"other\":{\"reference\":\"#c\"},\"type\":\"seealso\"}],",
                "\"extension\":[{\"url\":\"http://example.org/x\",\"valueDecimal\":-1.50e2}],");
        Arbitrary<String> space = Arbitraries.of("", " ", "\t");
        return Combinators.combine(meta, members, space, Arbitraries.of(true, false))
                .as((ofMeta, ofMembers, between, first) -> {
                    String id = "\"id\":" + between + "\"a-1\"";
                    String type = "\"resourceType\":\"Patient\"";
                    String rest = ofMeta + between + ofMembers;
                    return between + "{" + between
                            + (first ? type + "," + between + rest + id : rest + id + "," + between + type)
                            + between + "}" + between;
                });
    }

    @Provide
    Arbitrary<String> nearlyResources() {
        return NearlyJson.of(resources());
    }
}
