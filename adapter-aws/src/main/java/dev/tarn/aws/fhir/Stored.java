package dev.tarn.aws.fhir;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.StoredResource;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/** Reads a stored resource: its address, version and time are members of it. */
final class Stored {

    private Stored() {}

    /**
     * {@return the resource}
     *
     * @throws IOException for what is no JSON, or lacks one of the members that HealthLake writes
     */
    static StoredResource read(byte[] json) throws IOException {
        Map<String, String> found = members(json);
        return new StoredResource(
                address(found),
                new VersionId(Long.parseLong(required(found, "versionId"))),
                time(required(found, "lastUpdated")),
                ResourceJson.of(json));
    }

    /**
     * {@return the address of a resource, of which a search may have returned a part}
     *
     * @throws IOException for what is no JSON, or has no type or id
     */
    static ResourceAddress address(byte[] json) throws IOException {
        return address(members(json));
    }

    private static Map<String, String> members(byte[] json) throws IOException {
        Map<String, String> found = new HashMap<>();
        JsonTokenReader.object(json, (name, parser) -> {
            switch (name) {
                case "resourceType", "id" -> JsonTokenReader.text(parser).ifPresent(text -> found.put(name, text));
                case "meta" ->
                    JsonTokenReader.members(
                            parser,
                            (inner, value) -> JsonTokenReader.text(value).ifPresent(text -> found.put(inner, text)));
                default -> parser.skipChildren();
            }
        });
        return found;
    }

    private static ResourceAddress address(Map<String, String> found) throws IOException {
        return new ResourceAddress(type(required(found, "resourceType")), new ResourceId(required(found, "id")));
    }

    /** {@return the time that a FHIR instant is} */
    static Instant time(String instant) {
        return OffsetDateTime.parse(instant).toInstant();
    }

    private static ResourceType type(String name) throws IOException {
        return ResourceType.find(name).orElseThrow(() -> new IOException("resourceType is " + name));
    }

    private static String required(Map<String, String> found, String member) throws IOException {
        String text = found.get(member);
        if (text == null) {
            throw new IOException("the resource has no " + member);
        }
        return text;
    }
}
