package dev.tarn.inmemory.repository.searchset;

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
        boolean[] meta = {false};
        TopLevelMembers.of(resource, (name, from, to, value) -> {
            String element = name.startsWith("_") ? name.substring(1) : name;
            if (element.equals("meta") && !name.startsWith("_")) {
                separate(out);
                out.write(resource, from, value - from);
                tagged(resource, value, to, out);
                meta[0] = true;
            } else if (element.equals("resourceType") || element.equals("id") || keeps.test(element)) {
                separate(out);
                out.write(resource, from, to - from);
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

    /** Writes the object {@code meta} with one more tag. */
    private static void tagged(byte[] resource, int from, int to, ByteArrayOutputStream out) {
        int[] tagEnd = {-1};
        int[] last = {-1};
        TopLevelMembers.of(resource, from, (name, start, end, value) -> {
            last[0] = end;
            if (name.equals("tag") && resource[value] == '[') {
                tagEnd[0] = end - 1;
            }
        });
        if (tagEnd[0] >= 0) {
            out.write(resource, from, tagEnd[0] - from);
            if (TopLevelMembers.before(resource, tagEnd[0]) != '[') {
                out.write(',');
            }
            write(TAG, out);
            out.write(resource, tagEnd[0], to - tagEnd[0]);
        } else {
            out.write(resource, from, to - 1 - from);
            if (last[0] >= 0) {
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
