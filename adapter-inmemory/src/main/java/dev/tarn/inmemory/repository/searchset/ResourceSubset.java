package dev.tarn.inmemory.repository.searchset;

import dev.tarn.inmemory.ndjson.JsonBytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/**
 * Reduces a resource to some of its top-level members, and adds the tag {@code SUBSETTED} (FHIR R4, search, 3.1.1.5.8).
 * The members that stay keep their bytes. Immutable.
 */
final class ResourceSubset {

    private static final byte[] TAG =
            ascii("{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ObservationValue\",\"code\":\"SUBSETTED\"}");

    private final Predicate<String> keeps;

    /**
     * A subset.
     *
     * @param keeps whether an element stays, by its name in JSON without the underscore of its extensions; {@code
     *     resourceType}, {@code id} and {@code meta} always stay
     */
    ResourceSubset(Predicate<String> keeps) {
        this.keeps = keeps;
    }

    /** {@return the subset of a stored resource, in UTF-8} */
    byte[] of(byte[] resource) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(resource.length, 1024) + 2 * TAG.length);
        out.write('{');
        JsonBytes json = new JsonBytes(resource);
        boolean[] meta = {false};
        json.members(json.skipWhitespace(0), (name, nameEnd, value) -> {
            String member = json.text(name, nameEnd);
            String element = member.startsWith("_") ? member.substring(1) : member;
            if (member.equals("meta")) {
                separate(out);
                out.write(resource, name - 1, value - name + 1);
                tagged(json, resource, value, out);
                meta[0] = true;
            } else if (element.equals("resourceType") || element.equals("id") || keeps.test(element)) {
                separate(out);
                out.write(resource, name - 1, json.end(value) - name + 1);
            }
        });
        if (!meta[0]) {
            separate(out);
            write(ascii("\"meta\":{\"tag\":["), out);
            write(TAG, out);
            write(ascii("]}"), out);
        }
        out.write('}');
        return out.toByteArray();
    }

    /** Writes the object {@code meta}, which begins at {@code from}, with one more tag. */
    private static void tagged(JsonBytes json, byte[] resource, int from, ByteArrayOutputStream out) {
        boolean[] members = {false};
        int[] tags = {-1};
        int end = json.members(from, (name, nameEnd, value) -> {
            members[0] = true;
            if (json.at(value) == '[' && json.text(name, nameEnd).equals("tag")) {
                tags[0] = value;
            }
        });
        if (tags[0] >= 0) {
            int tagsEnd = json.end(tags[0]) - 1;
            out.write(resource, from, tagsEnd - from);
            if (json.skipWhitespace(tags[0] + 1) < tagsEnd) {
                out.write(',');
            }
            write(TAG, out);
            out.write(resource, tagsEnd, end - tagsEnd);
        } else {
            out.write(resource, from, end - 1 - from);
            if (members[0]) {
                out.write(',');
            }
            write(ascii("\"tag\":["), out);
            write(TAG, out);
            write(ascii("]}"), out);
        }
    }

    private static void separate(ByteArrayOutputStream out) {
        if (out.size() > 1) {
            out.write(',');
        }
    }

    private static void write(byte[] bytes, ByteArrayOutputStream out) {
        out.write(bytes, 0, bytes.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
