package dev.tarn.ports.contract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of NDJSON, legal and illegal. */
final class Lines {

    /** Five ways for a line to be no resource. */
    static final String NOT_JSON = "{\"resourceType\":\"Patient\",\"id\":";

    static final String NO_ID = "{\"resourceType\":\"Patient\"}";
    static final String BAD_ID = "{\"resourceType\":\"Patient\",\"id\":\"no blanks, please\"}";
    static final String UNKNOWN_TYPE = "{\"resourceType\":\"Patience\",\"id\":\"p1\"}";
    static final String AN_ARRAY = "[{\"resourceType\":\"Patient\",\"id\":\"p1\"}]";

    private static final Pattern IDENTITY =
            Pattern.compile("\"resourceType\"\\s*:\\s*\"(\\w+)\"\\s*,\\s*\"id\"\\s*:\\s*\"([^\"]+)\"");

    private Lines() {}

    static String patient(String id) {
        return resource("Patient", id);
    }

    static String resource(String type, String id) {
        return "{\"resourceType\":\"" + type + "\",\"id\":\"" + id + "\",\"language\":\"en\"}";
    }

    static String patient(String id, String language) {
        return patient(id).replace("\"en\"", "\"" + language + "\"");
    }

    /** {@return who a line is about: {@code Patient/p1}} */
    static String identity(String line) {
        Matcher parts = IDENTITY.matcher(line);
        if (!parts.find()) {
            throw new AssertionError("Not a resource with its type and id in front: " + line);
        }
        return parts.group(1) + "/" + parts.group(2);
    }
}
