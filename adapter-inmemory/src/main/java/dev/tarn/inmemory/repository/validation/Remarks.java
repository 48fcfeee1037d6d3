package dev.tarn.inmemory.repository.validation;

import dev.tarn.inmemory.ndjson.JsonBytes;
import dev.tarn.inmemory.repository.validation.fhirpath.JsonMembers;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import dev.tarn.ports.fhir.validation.ValidationIssue.Code;
import dev.tarn.ports.fhir.validation.ValidationIssue.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What is no fault of a resource: extensions that are not known, and no narrative ({@code decisions.md} D97, D98). */
final class Remarks {

    private static final int MOST = 100;
    private static final byte[] URL = ResourceWalk.ascii("url");
    private static final byte[] TEXT = ResourceWalk.ascii("text");
    private static final byte[] DIV = ResourceWalk.ascii("div");
    private static final byte[] RESOURCE_TYPE = ResourceWalk.ascii("resourceType");

    /** Where the extensions of HL7 are defined, in R4 itself and in its guides. */
    private static final String HL7 = "http://hl7.org/fhir/";

    private final byte[] json;
    private final StringBuilder path = new StringBuilder();
    private final List<ValidationIssue> remarks = new ArrayList<>();

    private Remarks(byte[] json) {
        this.json = json;
    }

    /** Adds the remarks about a resource, which must be valid JSON. */
    static void addTo(List<ValidationIssue> issues, byte[] json) {
        new Remarks(json).resource(issues);
    }

    private void resource(List<ValidationIssue> issues) {
        int brace = JsonBytes.skipWhitespace(json, 0);
        int type = JsonMembers.find(json, brace, RESOURCE_TYPE);
        if (type == 0 || json[type] != '"') {
            return;
        }
        path.append(JsonMembers.text(json, type));
        int text = JsonMembers.find(json, brace, TEXT);
        boolean narrated = text != 0 && JsonMembers.find(json, text, DIV) != 0;
        if (!narrated && ValidationExtension.isDomainResource(json, brace)) {
            remarks.add(new ValidationIssue(
                    Severity.WARNING,
                    Code.INVARIANT,
                    "dom-6: a resource should have a narrative, text.div, for people",
                    path.toString()));
        }
        object(brace, false);
        issues.addAll(remarks);
    }

    /** {@return the position behind the object that begins here} */
    private int object(int brace, boolean inExtension) {
        int at = JsonBytes.skipWhitespace(json, brace + 1);
        while (json[at] != '}') {
            int nameEnd = JsonBytes.stringEnd(json, at);
            String member = new String(json, at + 1, nameEnd - at - 2, StandardCharsets.UTF_8);
            int length = path.length();
            path.append('.').append(member);
            int value = JsonMembers.afterColon(json, nameEnd);
            boolean isExtension = member.equals("extension") || member.equals("modifierExtension");
            at = afterComma(value(value, inExtension, isExtension));
            path.setLength(length);
        }
        return at + 1;
    }

    /** {@return the position behind the value that begins here} */
    private int value(int value, boolean inExtension, boolean isExtension) {
        if (json[value] == '{') {
            if (isExtension && !inExtension) {
                extension(value);
            }
            return object(value, isExtension);
        }
        if (json[value] != '[') {
            return JsonBytes.end(json, value);
        }
        int length = path.length();
        int at = JsonBytes.skipWhitespace(json, value + 1);
        for (int index = 0; json[at] != ']'; index++) {
            path.append('[').append(index).append(']');
            at = afterComma(value(at, inExtension, isExtension));
            path.setLength(length);
        }
        return at + 1;
    }

    private int afterComma(int end) {
        int at = JsonBytes.skipWhitespace(json, end);
        return json[at] == ',' ? JsonBytes.skipWhitespace(json, at + 1) : at;
    }

    private void extension(int brace) {
        int url = JsonMembers.find(json, brace, URL);
        if (url == 0 || json[url] != '"' || remarks.size() >= MOST) {
            return;
        }
        String text = JsonMembers.text(json, url);
        if (!text.startsWith(HL7)) {
            remarks.add(new ValidationIssue(
                    Severity.INFORMATION, Code.INFORMATIONAL, "Unknown extension " + text, path.toString()));
        }
    }
}
