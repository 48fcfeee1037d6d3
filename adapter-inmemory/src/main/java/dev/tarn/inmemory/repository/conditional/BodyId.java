package dev.tarn.inmemory.repository.conditional;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.ports.fhir.ResourceJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The id in a body that may have none. Reads with Jackson, since the body is not validated yet and {@code JsonBytes} needs valid
 * JSON. A body that is not a JSON object has no id; the write rejects it.
 */
final class BodyId {

    private static final JsonFactory JSON = new JsonFactory();

    private BodyId() {}

    /** {@return the value of the member {@code id}} */
    static Optional<String> of(ResourceJson body) {
        try (JsonParser parser = JSON.createParser(body.utf8())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (name.equals("id") && value == JsonToken.VALUE_STRING) {
                    return Optional.of(parser.getText());
                }
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** {@return a body without an id, with this one} */
    static ResourceJson with(ResourceId id, ResourceJson body) {
        byte[] utf8 = body.utf8();
        int brace = 0;
        while (brace < utf8.length && utf8[brace] != '{') {
            brace++;
        }
        if (brace == utf8.length) {
            return body;
        }
        byte[] member = ("\"id\":\"" + id + "\",").getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(utf8, utf8.length + member.length);
        System.arraycopy(member, 0, whole, brace + 1, member.length);
        System.arraycopy(utf8, brace + 1, whole, brace + 1 + member.length, utf8.length - brace - 1);
        return ResourceJson.of(whole);
    }
}
