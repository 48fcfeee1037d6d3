package dev.tarn.http.fhir.validation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.tarn.http.json.Tokens;
import dev.tarn.ports.fhir.ResourceJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Streaming parser of a Parameters resource. Resources in it keep their bytes. */
final class ParametersBody {

    /** One more than {@code $validate} has: of more, one is unknown or there twice. */
    private static final int MOST = 4;

    private final byte[] bytes;
    private final JsonParser parser;
    private final List<Parameter> parameters = new ArrayList<>();
    private boolean isParameters;

    /**
     * A parameter.
     *
     * @param value the text of any of {@code value[x]}
     */
    record Parameter(String name, Optional<String> value, Optional<ResourceJson> resource) {}

    private ParametersBody(byte[] bytes, JsonParser parser) {
        this.bytes = bytes;
        this.parser = parser;
    }

    /** {@return the first parameters of a Parameters resource; empty for any other text, which the validator judges} */
    static Optional<List<Parameter>> read(byte[] bytes) {
        try (JsonParser parser = Tokens.of(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            ParametersBody body = new ParametersBody(bytes, parser);
            body.members();
            return body.isParameters ? Optional.of(body.parameters) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory could not be read", e);
        }
    }

    private void members() throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (name.equals("resourceType") && token == JsonToken.VALUE_STRING) {
                isParameters = parser.getText().equals("Parameters");
            } else if (name.equals("parameter") && token == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    parameter();
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    private void parameter() throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT || parameters.size() == MOST) {
            parser.skipChildren();
            return;
        }
        String name = "";
        Optional<String> value = Optional.empty();
        Optional<ResourceJson> resource = Optional.empty();
        for (String member = parser.nextFieldName(); member != null; member = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (member.equals("name") && token == JsonToken.VALUE_STRING) {
                name = parser.getText();
            } else if (member.startsWith("value") && token == JsonToken.VALUE_STRING) {
                value = Optional.of(parser.getText());
            } else if (member.equals("resource") && token == JsonToken.START_OBJECT) {
                resource = Optional.of(object());
            } else {
                parser.skipChildren();
            }
        }
        parameters.add(new Parameter(name, value, resource));
    }

    private ResourceJson object() throws IOException {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        return ResourceJson.of(
                Arrays.copyOfRange(bytes, from, (int) parser.currentLocation().getByteOffset()));
    }
}
