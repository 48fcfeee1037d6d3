package dev.tarn.http.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarn.http.error.Excerpt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A JSON value of a file, its place, and the list that all faults of the file go into. */
record PolicyNode(JsonNode json, String place, List<String> faults) {

    /** Reports a fault of this value. */
    void fault(String message) {
        faults.add((place.isEmpty() ? "" : place + ": ") + message);
    }

    /** {@return a member; empty if it is absent} */
    Optional<PolicyNode> member(String name) {
        return Optional.ofNullable(json.get(name)).map(value -> at(value, place.isEmpty() ? name : place + "." + name));
    }

    /** {@return all members by name; none, with a fault, of a value that is no object} */
    List<Map.Entry<String, PolicyNode>> members() {
        if (!(json instanceof ObjectNode object)) {
            fault("must be an object");
            return List.of();
        }
        List<Map.Entry<String, PolicyNode>> members = new ArrayList<>();
        object.fieldNames()
                .forEachRemaining(
                        name -> members.add(Map.entry(name, member(name).orElseThrow())));
        return members;
    }

    /** Reports every member that has another name. */
    void requireOnly(Collection<String> names) {
        for (Map.Entry<String, PolicyNode> member : members()) {
            if (!names.contains(member.getKey())) {
                fault("the member '" + Excerpt.of(member.getKey()) + "' is not supported: use "
                        + String.join(", ", names));
            }
        }
    }

    /** {@return the items of an array, or the value itself} */
    List<PolicyNode> items() {
        if (!json.isArray()) {
            return List.of(this);
        }
        List<PolicyNode> items = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            items.add(at(json.get(i), place + "[" + i + "]"));
        }
        return items;
    }

    /** {@return the text; empty, with a fault, of a value that is no string} */
    Optional<String> text() {
        if (json.isTextual()) {
            return Optional.of(json.textValue());
        }
        fault("must be a string");
        return Optional.empty();
    }

    /** {@return the texts of a string or of an array of strings, each parsed; a fault for each that cannot be} */
    <T> List<T> texts(Function<String, T> parse) {
        return items().stream()
                .flatMap(item -> item.text().flatMap(text -> item.parsed(() -> parse.apply(text))).stream())
                .toList();
    }

    /** {@return a value that was made from this one; empty, with a fault, if it throws an IllegalArgumentException} */
    <T> Optional<T> parsed(Supplier<T> parse) {
        try {
            return Optional.of(parse.get());
        } catch (IllegalArgumentException e) {
            fault(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private PolicyNode at(JsonNode value, String where) {
        return new PolicyNode(value, where, faults);
    }
}
