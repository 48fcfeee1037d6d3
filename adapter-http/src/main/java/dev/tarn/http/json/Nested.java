package dev.tarn.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarn.domain.failure.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The kinds of values that hold others: lists, structures and unions. */
public final class Nested {

    private Nested() {}

    /** {@return a list of at most so many items; JSON null is no item} */
    public static <T> Shape<List<T>> list(Shape<T> item, int max) {
        return (value, at) -> {
            if (!value.isArray()) {
                throw WrongType.list(value, at);
            }
            if (value.size() > max) {
                at.breaks(value.size() + " items", new Constraint.LengthAtMost(max));
            }
            int before = at.count();
            List<T> items = new ArrayList<>(value.size());
            int position = 0;
            for (JsonNode element : value) {
                JsonPath place = at.item(++position);
                if (element.isNull()) {
                    throw WrongType.at(place, "A null is no list item");
                }
                item.read(element, place).ifPresent(items::add);
            }
            return at.count() == before ? Optional.of(items) : Optional.empty();
        };
    }

    /** {@return a structure, read member by member} */
    public static <T> Shape<T> structure(Function<Members, Optional<T>> read) {
        return (value, at) -> {
            if (!value.isObject()) {
                throw WrongType.structure(value, at);
            }
            return read.apply(new Members(value, at));
        };
    }

    /** {@return a union that has one member: exactly that must be given, beside which only {@code __type} may stand} */
    public static <T> Shape<T> union(String member, Shape<T> shape) {
        return (value, at) -> {
            if (!value.isObject()) {
                throw WrongType.structure(value, at);
            }
            for (Map.Entry<String, JsonNode> given : value.properties()) {
                String name = given.getKey();
                if (!given.getValue().isNull() && !name.equals(member) && !name.equals("__type")) {
                    throw WrongType.at(at, "A union must hold exactly its member " + member + " and nothing else");
                }
            }
            JsonNode given = value.get(member);
            if (given == null || given.isNull()) {
                throw WrongType.at(at, "A union must hold exactly one member, " + member + ", and holds none");
            }
            return shape.read(given, at.member(member));
        };
    }
}
