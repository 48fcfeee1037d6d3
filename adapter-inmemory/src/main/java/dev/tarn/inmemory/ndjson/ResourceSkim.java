package dev.tarn.inmemory.ndjson;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a resource as nearly all are: an object with one type, one id and at most one meta, and nothing wrong with it. Of
 * any other text it says that it does not know, and has not altered it.
 */
final class ResourceSkim {

    private static final byte[] TYPE = quoted("resourceType");
    private static final byte[] ID = quoted("id");
    private static final byte[] META = quoted("meta");

    private final JsonText text;
    private final byte[] bytes;
    private final JsonSkimmer json;
    private Optional<ResourceType> type = Optional.empty();
    private Optional<ResourceId> id = Optional.empty();
    private Optional<MetaMember> meta = Optional.empty();
    private int idEnd;

    private ResourceSkim(JsonText text) {
        this.text = text;
        this.bytes = text.bytes();
        this.json = new JsonSkimmer(bytes, text.to());
    }

    /**
     * {@return the resource; empty where a parser has to look}
     *
     * @param text in which there is no fault that it can tell itself; its bytes are left to the resource
     */
    static Optional<ReadResult> of(JsonText text) {
        ResourceSkim skim = new ResourceSkim(text);
        boolean whole = skim.json.members(text.from(), skim::member) == text.to();
        return whole ? skim.result() : Optional.empty();
    }

    /**
     * {@return the resource; empty where a parser has to look}
     *
     * @param text in which there is no fault that it can tell itself; its bytes are left to the resource
     * @param outline of this text
     */
    static Optional<ReadResult> of(JsonText text, ResourceOutline outline) {
        ResourceSkim skim = new ResourceSkim(text);
        skim.type = ResourceType.find(outline.type());
        int end = outline.id() == 0 ? JsonSkimmer.BEYOND : skim.id(outline.id());
        if (outline.meta() != 0 && end != JsonSkimmer.BEYOND) {
            end = skim.meta(text.nameBefore(outline.meta(), META.length), outline.meta());
        }
        return end == JsonSkimmer.BEYOND ? Optional.empty() : skim.result();
    }

    private Optional<ReadResult> result() {
        boolean whole = type.isPresent() && id.isPresent();
        return whole && meta.filter(found -> !found.faults().isEmpty()).isEmpty()
                ? Optional.of(new AcceptedResource(
                        new ResourceAddress(type.get(), id.get()), BodyCutter.cut(text, idEnd, meta)))
                : Optional.empty();
    }

    /** {@return behind its value} */
    private int member(int name, int nameEnd, int value) {
        if (is(TYPE, name, nameEnd)) {
            int end = type.isPresent() ? JsonSkimmer.BEYOND : json.name(value);
            type = string(value, end).flatMap(ResourceType::find);
            return type.isPresent() ? end : JsonSkimmer.BEYOND;
        }
        if (is(ID, name, nameEnd)) {
            return id.isPresent() ? JsonSkimmer.BEYOND : id(value);
        }
        return is(META, name, nameEnd) ? meta(name, value) : json.value(value);
    }

    private int id(int value) {
        idEnd = json.name(value);
        id = string(value, idEnd).flatMap(ResourceSkim::legal);
        return id.isPresent() ? idEnd : JsonSkimmer.BEYOND;
    }

    private int meta(int start, int brace) {
        if (meta.isPresent()) {
            return JsonSkimmer.BEYOND;
        }
        MetaMember.Reading reading = new MetaMember.Reading(text, start, brace + 1);
        int end = json.members(brace, (name, nameEnd, value) -> metaMember(reading, name, nameEnd, value));
        if (end != JsonSkimmer.BEYOND) {
            meta = Optional.of(reading.done(end));
        }
        return end;
    }

    private int metaMember(MetaMember.Reading reading, int name, int nameEnd, int value) {
        int end = json.value(value);
        // A parser takes strings that are looked at for too long beyond that, and these are.
        if (end == JsonSkimmer.BEYOND || end - name > ResourceReader.LONGEST_STRING) {
            return JsonSkimmer.BEYOND;
        }
        reading.member(unquoted(name, nameEnd), name, end);
        return end;
    }

    private boolean is(byte[] quoted, int from, int end) {
        return end - from == quoted.length && Arrays.equals(quoted, 0, quoted.length, bytes, from, end);
    }

    private Optional<String> string(int from, int end) {
        return end == JsonSkimmer.BEYOND ? Optional.empty() : Optional.of(unquoted(from, end));
    }

    private String unquoted(int from, int end) {
        return new String(bytes, from + 1, end - from - 2, StandardCharsets.UTF_8);
    }

    private static Optional<ResourceId> legal(String id) {
        try {
            return Optional.of(new ResourceId(id));
        } catch (Invalid e) {
            // A parser reads it again, and what comes of it says what is wrong.
            return Optional.empty();
        }
    }

    private static byte[] quoted(String name) {
        return ('"' + name + '"').getBytes(StandardCharsets.US_ASCII);
    }
}
