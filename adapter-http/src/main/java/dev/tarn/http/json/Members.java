package dev.tarn.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarn.domain.failure.Constraint;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.http.error.Refusal;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The members of a request, or of a structure in it. Constraint violations are collected, so that a caller receives all
 * of them at once; a wrong JSON type ends the parsing with a {@link Refusal}, because types are checked before
 * constraints ({@code decisions.md} D4, D5). Unknown members are ignored.
 */
public final class Members {

    private final JsonNode object;
    private final JsonPath place;
    private final int before;

    Members(JsonNode object, JsonPath place) {
        this.object = object;
        this.place = place;
        this.before = place.count();
    }

    /** {@return the members of a whole request} */
    public static Members of(ObjectNode request) {
        return new Members(request, JsonPath.root(new ArrayList<>()));
    }

    /** {@return the member; empty where it is absent, null, or breaks a constraint} */
    public <T> Optional<T> optional(String name, Shape<T> shape) {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        return shape.read(value, place.member(name));
    }

    /** {@return the member; where it is absent or null, that is a violation} */
    public <T> Optional<T> required(String name, Shape<T> shape) {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            place.member(name).absent();
            return Optional.empty();
        }
        return shape.read(value, place.member(name));
    }

    /** Notes that a member was given which cannot be; {@code words} follow {@code Member must}. */
    public void refuse(String name, Object value, String words) {
        place.member(name).breaks(value.toString(), new Constraint.Rule(words));
    }

    /**
     * {@return a value made of these members; empty if one of them, or their combination, violates a constraint}
     *
     * <p>A constraint between members reports its own path, because only the constraint knows which member is wrong.
     */
    public <T> Optional<T> build(Supplier<T> make) {
        if (place.count() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(make.get());
        } catch (Invalid refusal) {
            if (refusal.violations().isEmpty()) {
                place.refused(object.toString(), refusal);
            }
            refusal.violations().forEach(place::add);
            return Optional.empty();
        }
    }

    /**
     * {@return a request made of these members}
     *
     * @throws Invalid with every violation that was found
     */
    public <T> T complete(Supplier<T> make) {
        if (place.count() > 0) {
            throw new Invalid(place.violations());
        }
        return make.get();
    }
}
