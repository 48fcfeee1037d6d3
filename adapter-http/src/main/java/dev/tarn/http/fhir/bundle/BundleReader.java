package dev.tarn.http.fhir.bundle;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import dev.tarn.http.json.Tokens;
import dev.tarn.ports.fhir.ResourceJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Streaming parser of a bundle. Resources keep their bytes; unneeded members around them are skipped. */
final class BundleReader {

    private static final Set<String> REQUEST =
            Set.of("method", "url", "ifMatch", "ifNoneMatch", "ifNoneExist", "ifModifiedSince");

    private final byte[] bytes;
    private final JsonParser parser;
    private final List<RequestEntry> entries = new ArrayList<>();
    private Optional<String> resourceType = Optional.empty();
    private Optional<String> type = Optional.empty();

    private BundleReader(byte[] bytes, JsonParser parser) {
        this.bytes = bytes;
        this.parser = parser;
    }

    /**
     * {@return the bundle}
     *
     * @throws FhirRefusal for what is no Bundle, or of another type, with 400; for too many entries, with 422
     */
    static RequestBundle read(byte[] bytes) {
        try (JsonParser parser = Tokens.of(bytes)) {
            return new BundleReader(bytes, parser).bundle();
        } catch (JsonProcessingException e) {
            throw FhirRefusal.bad(IssueCode.STRUCTURE, "The body is not JSON: " + Tokens.describe(e));
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory could not be read", e);
        }
    }

    private RequestBundle bundle() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw FhirRefusal.bad(IssueCode.STRUCTURE, "The body must be a Bundle in JSON");
        }
        Set<String> seen = new HashSet<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            switch (once(name, "Bundle", seen)) {
                case "resourceType" -> resourceType = Optional.of(text("resourceType"));
                case "type" -> type = Optional.of(text("Bundle.type"));
                case "entry" -> entries();
                default -> parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            throw FhirRefusal.bad(IssueCode.STRUCTURE, "After the Bundle nothing may follow");
        }
        if (!resourceType.equals(Optional.of("Bundle"))) {
            throw FhirRefusal.bad(
                    IssueCode.STRUCTURE,
                    "What is posted here must be a Bundle; a single resource is posted to its type");
        }
        BundleType known = BundleType.parse(type.orElse(""));
        known.require(entries.size());
        return new RequestBundle(known, entries);
    }

    private void entries() throws IOException {
        expect(JsonToken.START_ARRAY, "Bundle.entry must be an array");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            // The rest of the bundle may be long; where the type stands behind it, it is not waited for.
            type.map(BundleType::parse).ifPresent(known -> known.require(entries.size() + 1));
            if (entries.size() == BundleType.MOST) {
                throw BundleType.tooMany("A bundle may have at most " + BundleType.MOST + " entries");
            }
            entries.add(entry("Bundle.entry[" + entries.size() + "]"));
        }
    }

    private RequestEntry entry(String place) throws IOException {
        expect(JsonToken.START_OBJECT, place + " must be an object");
        Optional<String> fullUrl = Optional.empty();
        ResourceJson resource = RequestEntry.NO_RESOURCE;
        Map<String, String> request = Map.of();
        Set<String> seen = new HashSet<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            switch (once(name, place, seen)) {
                case "fullUrl" -> fullUrl = Optional.of(text(place + ".fullUrl"));
                case "resource" -> resource = resource(place + ".resource");
                case "request" -> request = request(place + ".request");
                default -> parser.skipChildren();
            }
        }
        return new RequestEntry(fullUrl, resource, request);
    }

    private ResourceJson resource(String place) throws IOException {
        expect(JsonToken.START_OBJECT, place + " must be an object");
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        return ResourceJson.of(
                Arrays.copyOfRange(bytes, from, (int) parser.currentLocation().getByteOffset()));
    }

    private Map<String, String> request(String place) throws IOException {
        expect(JsonToken.START_OBJECT, place + " must be an object");
        Map<String, String> request = new HashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (!REQUEST.contains(name)) {
                parser.skipChildren();
            } else if (request.put(name, text(place + "." + name)) != null) {
                throw twice(name, place);
            }
        }
        return request;
    }

    private String text(String place) throws IOException {
        expect(JsonToken.VALUE_STRING, place + " must be a text");
        return parser.getText();
    }

    private void expect(JsonToken token, String otherwise) {
        if (parser.currentToken() != token) {
            throw FhirRefusal.bad(IssueCode.STRUCTURE, otherwise);
        }
    }

    private static String once(String name, String place, Set<String> seen) {
        if (!seen.add(name)) {
            throw twice(name, place);
        }
        return name;
    }

    private static FhirRefusal twice(String name, String place) {
        return FhirRefusal.bad(IssueCode.STRUCTURE, "The member " + name + " is twice in " + place);
    }
}
