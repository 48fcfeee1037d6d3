package dev.tarn.inmemory.repository.validation;

import dev.tarn.inmemory.ndjson.JsonBytes;
import dev.tarn.inmemory.repository.validation.fhirpath.JsonMembers;
import dev.tarn.inmemory.repository.validation.schema.NameTable;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** The extension that tells that a resource was stored in spite of its faults ({@code data-plane.md} 1.4). */
public final class ValidationExtension {

    /** The extension's url. */
    public static final String URL = "http://healthlake.amazonaws.com/fhir/StructureDefinition/validation-issue";

    private static final String TEXT = "FHIR resource in payload failed FHIR validation rules.";
    private static final byte[] OBJECT = ascii("{\"url\":\"" + URL + "\",\"valueString\":\""
            + ("{'resourceType':'OperationOutcome','issue':[{'severity':'error','code':'processing','details':{'text':'"
                            + TEXT + "'},'diagnostics':'" + TEXT + "'}]}")
                    .replace("'", "\\\"")
            + "\"}");
    private static final byte[] MEMBER = ascii("\"extension\":[");
    private static final byte[] EXTENSION = ascii("extension");
    private static final byte[] TYPE = ascii("resourceType");

    /** The types that are no DomainResource: they cannot have extensions, and are stored without. */
    private static final NameTable<Boolean> NOT_EXTENSIBLE =
            new NameTable<>(Map.of("Binary", true, "Bundle", true, "Parameters", true));

    private ValidationExtension() {}

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * {@return the text with the extension; empty where the type has no extensions, where {@code extension} is no array,
     * where the extension is there already, or where the text is no JSON object}
     */
    public static byte[] addTo(byte[] json, int from, int to) {
        JsonScan scan = new JsonScan();
        scan.begin(json, to);
        int brace = scan.skipWhitespace(from);
        try {
            if (scan.at(brace) != '{' || scan.skipWhitespace(scan.skip(brace, 0)) < to) {
                return new byte[0];
            }
        } catch (MalformedJson e) {
            return new byte[0];
        }
        return isDomainResource(json, brace) ? added(json, from, to, brace) : new byte[0];
    }

    /** {@return whether the resource that begins here has a type, and one that can have extensions and a narrative} */
    static boolean isDomainResource(byte[] json, int brace) {
        int type = JsonMembers.find(json, brace, TYPE);
        return type != 0
                && json[type] == '"'
                && NOT_EXTENSIBLE.find(json, type + 1, JsonBytes.end(json, type) - 1) == null;
    }

    private static byte[] added(byte[] json, int from, int to, int brace) {
        int array = JsonMembers.find(json, brace, EXTENSION);
        if (array == 0) {
            return inserted(json, from, to, brace + 1, true);
        }
        boolean there = json[array] != '[' || contains(json, array, JsonBytes.end(json, array));
        return there ? new byte[0] : inserted(json, from, to, array + 1, false);
    }

    private static boolean contains(byte[] json, int from, int to) {
        byte[] url = ascii(URL);
        for (int i = from; i <= to - url.length; i++) {
            if (Arrays.equals(json, i, i + url.length, url, 0, url.length)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] inserted(byte[] json, int from, int to, int at, boolean member) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from + 512);
        out.write(json, from, at - from);
        if (member) {
            out.writeBytes(MEMBER);
        }
        out.writeBytes(OBJECT);
        if (member) {
            out.write(']');
        }
        byte next = json[JsonBytes.skipWhitespace(json, at)];
        if (next != '}' && next != ']') {
            out.write(',');
        }
        out.write(json, at, to - at);
        return out.toByteArray();
    }
}
