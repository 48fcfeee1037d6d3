package dev.tarn.http.fhir.bundle;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.tarn.http.fhir.interaction.Content;
import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import dev.tarn.http.json.Tokens;
import dev.tarn.ports.fhir.ResourceJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A patch in an entry: a Binary that holds it in base64 ({@code data-plane.md} 3.5). */
final class PatchBinary {

    private PatchBinary() {}

    /** {@return the patch that this resource holds; a resource that is no Binary is handed on as it is} */
    static Content unpack(ResourceJson resource) {
        if (resource.length() == 0) {
            throw wrong(IssueCode.REQUIRED);
        }
        Map<String, String> texts = texts(resource.utf8());
        if (!"Binary".equals(texts.get("resourceType"))) {
            return Content.resource(resource);
        }
        try {
            return new Content(
                    Optional.of(texts.getOrDefault("contentType", "")),
                    ResourceJson.of(Base64.getMimeDecoder().decode(texts.getOrDefault("data", ""))));
        } catch (IllegalArgumentException e) {
            throw wrong(IssueCode.VALUE);
        }
    }

    private static Map<String, String> texts(byte[] resource) {
        Map<String, String> texts = new HashMap<>();
        try (JsonParser parser = Tokens.of(resource)) {
            parser.nextToken();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                if (parser.nextToken() == JsonToken.VALUE_STRING) {
                    texts.put(name, parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
            return texts;
        } catch (JsonProcessingException e) {
            throw FhirRefusal.bad(IssueCode.STRUCTURE, "The resource is not JSON: " + Tokens.describe(e));
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory could not be read", e);
        }
    }

    private static FhirRefusal wrong(IssueCode code) {
        return FhirRefusal.bad(
                code,
                "The resource of an entry with PATCH must be a Binary whose contentType is application/json-patch+json,"
                        + " and whose data is the patch in base64");
    }
}
