package dev.tarn.inmemory.repository.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A valid resource that is mutated at one place is refused, with a location at that place or one step above it. */
class MutationProperties {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VALID =
            "{\"resourceType\":\"Observation\",\"id\":\"o\",\"status\":\"final\",\"category\":[{\"coding\":"
                    + "[{\"system\":\"http://example.org/c\",\"code\":\"vital-signs\",\"userSelected\":true}]}],\"code\":{\"text\":\"weight\"},"
                    + "\"subject\":{\"reference\":\"Patient/1\"},\"effectivePeriod\":{\"start\":\"2024-01-01T00:00:00Z\",\"end\":\"2024-01-02\"},"
                    + "\"component\":[{\"code\":{\"text\":\"a\"},\"valueQuantity\":{\"value\":1.50,\"unit\":\"kg\"}},"
                    + "{\"code\":{\"text\":\"b\"},\"valueString\":\"heavy\"}],\"note\":[{\"time\":\"2024-01-01\",\"text\":\"x\"}]}";

    private final R4Validator validator = new R4Validator();

    /** An object, and where it is. */
    private record Place(ObjectNode object, String path) {}

    @Property
    void a_member_that_the_type_does_not_have_is_found(@ForAll @IntRange(max = 1000) int choice) throws IOException {
        JsonNode resource = JSON.readTree(VALID);
        Place place = place(resource, choice);
        place.object().put("unheardOf", choice);
        assertRefused(resource, place.path() + ".unheardOf");
    }

    @Property
    void a_value_of_another_kind_is_found(@ForAll @IntRange(max = 1000) int choice, @ForAll int member)
            throws IOException {
        JsonNode resource = JSON.readTree(VALID);
        Place place = place(resource, choice);
        String name = member(place, member);
        JsonNode value = place.object().get(name);
        if (value.isObject() || value.isArray()) {
            place.object().put(name, 5);
        } else {
            place.object().putObject(name).put("x", 1);
        }
        assertRefused(resource, place.path() + "." + name);
    }

    @Property
    void an_array_in_place_of_one_value_is_found(@ForAll @IntRange(max = 1000) int choice, @ForAll int member)
            throws IOException {
        JsonNode resource = JSON.readTree(VALID);
        Place place = place(resource, choice);
        String name = member(place, member);
        JsonNode value = place.object().get(name);
        if (value.isArray()) {
            place.object().set(name, value.get(0));
        } else {
            place.object().putArray(name).add(value).add(value);
        }
        assertRefused(resource, place.path() + "." + name);
    }

    @Property
    void an_emptied_value_is_found(@ForAll @IntRange(max = 1000) int choice, @ForAll int member) throws IOException {
        JsonNode resource = JSON.readTree(VALID);
        Place place = place(resource, choice);
        String name = member(place, member);
        JsonNode value = place.object().get(name);
        if (value.isArray()) {
            place.object().putArray(name);
        } else if (value.isObject()) {
            place.object().putObject(name);
        } else {
            place.object().put(name, "");
        }
        assertRefused(resource, place.path() + "." + name);
    }

    private static String member(Place place, int choice) {
        List<String> names = new ArrayList<>();
        place.object().fieldNames().forEachRemaining(names::add);
        names.remove("resourceType");
        return names.get(Math.floorMod(choice, names.size()));
    }

    private static Place place(JsonNode resource, int choice) {
        List<Place> places = new ArrayList<>();
        collect(resource, "Observation", places);
        return places.get(choice % places.size());
    }

    private static void collect(JsonNode node, String path, List<Place> places) {
        if (node instanceof ObjectNode object) {
            places.add(new Place(object, path));
            object.properties().forEach(field -> collect(field.getValue(), path + "." + field.getKey(), places));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), path + "[" + i + "]", places);
        }
    }

    private void assertRefused(JsonNode resource, String place) throws IOException {
        List<ValidationIssue> issues =
                validator.validate(JSON.writeValueAsBytes(resource), ValidationLevel.STRUCTURE_ONLY);
        String parent = place.substring(0, place.lastIndexOf('.'));
        assertThat(issues)
                .as(resource.toString())
                .anyMatch(issue ->
                        issue.location().startsWith(place) || issue.location().equals(parent));
    }
}
