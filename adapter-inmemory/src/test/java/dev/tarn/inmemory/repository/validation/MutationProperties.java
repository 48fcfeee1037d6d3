package dev.tarn.inmemory.repository.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.domain.r4.R4;
import dev.tarn.domain.r4.TypeDefinition;
import dev.tarn.domain.r4.TypeDefinition.Member;
import dev.tarn.inmemory.repository.validation.Mutation.Verdict;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import dev.tarn.ports.fhir.validation.ValidationIssue.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/**
 * A valid resource that is changed at one place is refused, with a location within one step of the place; or the element
 * table shows that the change is harmless, and nothing is said that the table alone decides. The resources are the valid
 * ones of the oracle, which come from R4's official examples, and lines of Synthea.
 */
class MutationProperties {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What may be found where the element table has no fault: rules over several elements, and codings. */
    private static final Set<Code> BEYOND_THE_TABLE = Set.of(Code.INVARIANT, Code.NOT_FOUND, Code.CODE_INVALID);

    private static final R4Validator VALIDATOR = new R4Validator();
    private static final List<String> VALID = valid();

    /** A member of an object, and where the object is. */
    private record Place(ObjectNode object, TypeDefinition type, String path, String name, Member member) {}

    @Property(tries = 5_000)
    void a_mutated_resource_is_refused_near_the_place_or_the_element_table_shows_no_fault(
            @ForAll long seed, @ForAll Mutation mutation) throws IOException {
        Random random = new Random(seed);
        JsonNode resource = JSON.readTree(VALID.get(random.nextInt(VALID.size())));
        List<Place> places = new ArrayList<>();
        collect((ObjectNode) resource, typeOf(resource), typeOf(resource).name(), places);
        Place place = places.get(random.nextInt(places.size()));
        Optional<Verdict> verdict = mutation.change(place.object(), place.type(), place.name(), place.member());
        Statistics.label(mutation.name()).collect(verdict.map(Verdict::name).orElse("nothing to change"));
        Statistics.collect(verdict.map(Verdict::name).orElse("nothing to change"));
        Statistics.coverage(seen -> {
            seen.check(Verdict.FAULT.name()).percentage(share -> share > 40);
            seen.check(Verdict.HARMLESS.name()).percentage(share -> share > 10);
        });
        if (verdict.isEmpty()) {
            return;
        }
        List<ValidationIssue> issues = issues(JSON.writeValueAsBytes(resource));
        if (verdict.get() == Verdict.FAULT) {
            assertThat(issues).as("%s %s", mutation, place).anyMatch(issue -> isNear(issue, place));
        } else {
            assertThat(issues).as("%s %s", mutation, place).allMatch(issue -> BEYOND_THE_TABLE.contains(issue.code()));
        }
    }

    /** At the member or inside it, at its object, or at another member of its choice. */
    private static boolean isNear(ValidationIssue issue, Place place) {
        String stem = place.member().element().name().replace("[x]", "");
        return issue.location().equals(place.path()) || issue.location().startsWith(place.path() + "." + stem);
    }

    private static List<ValidationIssue> issues(byte[] json) {
        return VALIDATOR.validate(json, ValidationLevel.STRUCTURE_ONLY);
    }

    private static TypeDefinition typeOf(JsonNode resource) {
        return R4.types().find(resource.get("resourceType").asText()).orElseThrow();
    }

    private static void collect(ObjectNode object, TypeDefinition type, String path, List<Place> places) {
        object.properties()
                .forEach(field -> type.member(field.getKey()).ifPresent(member -> {
                    String name = field.getKey();
                    places.add(new Place(object, type, path, name, member));
                    JsonNode value = field.getValue();
                    inside(value, member, path + "." + name, places);
                    for (int i = 0; value.isArray() && i < value.size(); i++) {
                        inside(value.get(i), member, path + "." + name + "[" + i + "]", places);
                    }
                }));
    }

    private static void inside(JsonNode value, Member member, String path, List<Place> places) {
        if (value instanceof ObjectNode object) {
            TypeDefinition type = object.has("resourceType")
                    ? typeOf(object)
                    : R4.types().find(member.type().name()).orElseThrow();
            collect(object, type, path, places);
        }
    }

    private static List<String> valid() {
        List<String> valid = new ArrayList<>();
        try (Stream<Path> files =
                Files.list(Path.of(Objects.requireNonNull(MutationProperties.class.getResource("/synthea-sample"))
                        .toURI()))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".ndjson"))
                    .sorted()
                    .toList()) {
                valid.addAll(Files.readAllLines(file));
            }
            for (JsonNode entry : Verdicts.entries(MutationProperties.class, "validation-oracle.ndjson.gz")) {
                valid.add(entry.get("resource").asText());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        valid.removeIf(text -> !issues(text.getBytes(StandardCharsets.UTF_8)).isEmpty());
        assertThat(valid).hasSizeGreaterThan(300);
        return valid;
    }
}
