package dev.tarn.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarn.http.error.Refusal;
import java.util.Optional;

/** How to read one kind of value of the service model. {@link Shapes} makes them. */
@FunctionalInterface
public interface Shape<T> {

    /**
     * {@return what the value means; empty where it breaks a constraint, which is then noted at the place}
     *
     * @param value never JSON null: a null member counts as absent
     * @throws Refusal a SerializationException, at once, where the value is not even of the right JSON type
     */
    Optional<T> read(JsonNode value, JsonPath at);
}
