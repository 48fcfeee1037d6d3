package dev.tarn.inmemory.repository.bundle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.ndjson.Splices;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the strings of a JSON text that are links, and the links in its narratives.
 *
 * @param type of the resource that holds the text
 * @param replacement of a link, in ASCII without a character that JSON escapes; empty where it stays
 */
record LinkStrings(JsonFactory json, ResourceType type, Function<String, Optional<String>> replacement) {

    /** What stands before a link in a narrative, in a JSON string: quotes are escaped. */
    private static final Pattern NARRATIVE = Pattern.compile("(?:href|src)\\s*+=\\s*+(?:\\\\\"|\\\\u0022|')");

    private static final String AFTER_LINK = "\"'<> \t\n\r\f\u000b";

    /**
     * Adds a splice for each link between two places of a text.
     *
     * @param path of the value that lies there
     */
    void splice(byte[] utf8, int from, int to, MemberPath path, Splices splices) throws IOException {
        try (JsonParser parser = json.createParser(utf8, from, to - from)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    string(parser, utf8, from, path, splices);
                    // Checked at each link: 400,000 splices take more memory than the body that they would make.
                    BodySizes.requireLinked(utf8.length, utf8.length + splices.growth());
                }
            }
        }
    }

    private void string(JsonParser parser, byte[] utf8, int from, MemberPath path, Splices splices) throws IOException {
        JsonStreamContext context = parser.getParsingContext();
        String name = path.fromEnd(0, context);
        boolean isNarrative = name.equals("div");
        if (!isNarrative && !LinkElements.isLink(type, name, path.fromEnd(1, context))) {
            return;
        }
        int start = from + (int) parser.currentTokenLocation().getByteOffset();
        String text = parser.getText();
        int end = from + (int) parser.currentLocation().getByteOffset();
        if (isNarrative) {
            narrative(utf8, start, end, splices);
        } else {
            replacement.apply(text).ifPresent(address -> splices.put(start, end, "\"" + address + "\""));
        }
    }

    private void narrative(byte[] utf8, int start, int end, Splices splices) {
        // One character a byte, so that places in the text are places in the bytes.
        String text = new String(utf8, start, end - start, StandardCharsets.ISO_8859_1);
        Matcher links = NARRATIVE.matcher(text);
        int at = 0;
        while (links.find(at)) {
            int from = links.end();
            int to = linkEnd(text, from);
            if (to > from) {
                replacement
                        .apply(text.substring(from, to).replace("\\/", "/"))
                        .ifPresent(address -> splices.put(start + from, start + to, address));
            }
            at = to;
        }
    }

    /** By hand, since a regular expression with an alternative in a loop needs a stack as deep as the link is long. */
    private static int linkEnd(String text, int from) {
        int at = from;
        while (at < text.length() && AFTER_LINK.indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '\\') {
                if (!text.startsWith("\\/", at)) {
                    return at;
                }
                at++;
            }
            at++;
        }
        return at;
    }
}
