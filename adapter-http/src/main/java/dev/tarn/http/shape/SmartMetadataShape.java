package dev.tarn.http.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarn.domain.datastore.SmartMetadata;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.http.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SMART metadata: a JSON document inside a JSON string. The domain knows no JSON, so it is taken apart here. */
final class SmartMetadataShape {

    private SmartMetadataShape() {}

    /**
     * {@return the metadata that the text holds}
     *
     * @throws Invalid if it is not a JSON object, or lacks something
     */
    static SmartMetadata parse(String text) {
        ObjectNode document =
                Json.readDocument(text).orElseThrow(() -> new Invalid(List.of(SmartMetadata.notAnObject(text))));
        Map<String, Object> elements = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> element : document.properties()) {
            JsonNode value = element.getValue();
            if (value.isTextual()) {
                elements.put(element.getKey(), value.textValue());
            } else if (value.isArray()) {
                elements.put(element.getKey(), items(value));
            } else if (!value.isNull()) {
                elements.put(element.getKey(), value);
            }
        }
        return SmartMetadata.of(text, elements);
    }

    private static List<Object> items(JsonNode array) {
        List<Object> items = new ArrayList<>(array.size());
        array.forEach(item -> items.add(item.isTextual() ? item.textValue() : item));
        return items;
    }
}
