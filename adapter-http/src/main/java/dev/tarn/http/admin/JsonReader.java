package dev.tarn.http.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.http.error.Excerpt;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the members of a JSON object strictly: a misspelt member is an error, because a test would otherwise test nothing. */
final class JsonReader {

    private final ObjectNode object;
    private final Set<String> known = new HashSet<>();

    JsonReader(ObjectNode object) {
        this.object = object;
    }

    private Optional<JsonNode> member(String name) {
        known.add(name);
        @Nullable JsonNode value = object.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    Optional<String> text(String name) {
        return member(name).map(value -> {
            require(value.isTextual(), name, "a text");
            return value.asText();
        });
    }

    Optional<JsonNode> number(String name) {
        return member(name).map(value -> {
            require(value.isNumber(), name, "a number");
            return value;
        });
    }

    Optional<Long> whole(String name) {
        return number(name).map(value -> {
            require(value.isIntegralNumber() && value.canConvertToLong(), name, "a whole number");
            return value.asLong();
        });
    }

    /** {@return whether the member is there; its only value is true} */
    boolean flag(String name) {
        return member(name)
                .map(value -> {
                    require(value.isBoolean() && value.asBoolean(), name, "true, or left out");
                    return true;
                })
                .orElse(false);
    }

    Optional<JsonReader> object(String name) {
        return member(name).map(value -> {
            if (value instanceof ObjectNode inner) {
                return new JsonReader(inner);
            }
            throw new Invalid("'" + name + "' has to be an object");
        });
    }

    private static void require(boolean condition, String name, String what) {
        if (!condition) {
            throw new Invalid("'" + name + "' has to be " + what);
        }
    }

    /** Throws for a member that was not asked for. */
    void requireAllKnown() {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new Invalid("'" + Excerpt.of(name) + "' is not known here; known are "
                        + String.join(", ", new TreeSet<>(known)));
            }
        });
    }
}
