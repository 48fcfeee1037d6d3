package dev.tarn.inmemory.repository.bundle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tarn.inmemory.ndjson.Splices;
import dev.tarn.inmemory.repository.bundle.LinkPlace.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the strings of a JSON text that are links, and the links in its narratives.
 *
 * @param replacement of a link, in ASCII without a character that JSON escapes; empty where it stays
 * @param conditional replacement of a reference that is a search; empty where it is none
 */
record LinkStrings(
        JsonFactory json,
        Function<String, Optional<String>> replacement,
        Function<String, Optional<String>> conditional) {

    /** What stands before a link in a narrative, in a JSON string: quotes are escaped. */
    private static final Pattern NARRATIVE = Pattern.compile("(?:href|src)\\s*+=\\s*+(?:\\\\\"|\\\\u0022|')");

    private static final String AFTER_LINK = "\"'<> \t\n\r\f\u000b";

    /**
     * Adds a splice for each link between two places of a text.
     *
     * @param place of the value that lies there
     */
    void splice(byte[] utf8, int from, int to, LinkPlace place, Splices splices) throws IOException {
        try (JsonParser parser = json.createParser(utf8, from, to - from)) {
            new Walk(parser, utf8, from, to, splices).walk(place);
        }
    }

    /** One pass over a text. Values whose elements have no links below them are skipped. */
    private final class Walk {

        private final JsonParser parser;
        private final byte[] utf8;
        private final int from;
        private final int to;
        private final Splices splices;

        /** The open objects, and for each the place of the member that is read; arrays have none of their own. */
        private LinkPlace[] objects = new LinkPlace[32];

        private LinkPlace[] members = new LinkPlace[32];
        private int depth;
        private @Nullable ContainedTypes contained;

        Walk(JsonParser parser, byte[] utf8, int from, int to, Splices splices) {
            this.parser = parser;
            this.utf8 = utf8;
            this.from = from;
            this.to = to;
            this.splices = splices;
        }

        void walk(LinkPlace place) throws IOException {
            members[0] = place;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case FIELD_NAME -> members[depth] = objects[depth].member(parser.currentName());
                    case START_OBJECT -> open();
                    case END_OBJECT -> depth--;
                    case START_ARRAY -> {
                        if (members[depth].content() == Content.PLAIN) {
                            parser.skipChildren();
                        }
                    }
                    case VALUE_STRING -> string(members[depth].content());
                    default -> {
                        // Numbers, literals and ends of arrays hold no links.
                    }
                }
            }
        }

        private void open() throws IOException {
            LinkPlace place = members[depth];
            if (place.content() == Content.RESOURCE) {
                place = LinkPlace.ofResource(
                        contained().at(parser.currentTokenLocation().getByteOffset()));
            }
            if (place.content() != Content.OBJECT) {
                parser.skipChildren();
                return;
            }
            depth++;
            if (depth == objects.length) {
                objects = Arrays.copyOf(objects, 2 * depth);
                members = Arrays.copyOf(members, 2 * depth);
            }
            objects[depth] = place;
            members[depth] = LinkPlace.PLAIN;
        }

        private ContainedTypes contained() throws IOException {
            if (contained == null) {
                contained = ContainedTypes.of(json, utf8, from, to);
            }
            return contained;
        }

        private void string(Content content) throws IOException {
            if (content != Content.LINK && content != Content.REFERENCE && content != Content.NARRATIVE) {
                return;
            }
            int start = from + (int) parser.currentTokenLocation().getByteOffset();
            String text = parser.getText();
            int end = from + (int) parser.currentLocation().getByteOffset();
            if (content == Content.NARRATIVE) {
                narrative(utf8, start, end, splices);
            } else {
                replacement
                        .apply(text)
                        .or(() -> content == Content.REFERENCE ? conditional.apply(text) : Optional.empty())
                        .ifPresent(address -> splices.put(start, end, "\"" + address + "\""));
            }
            // Checked at each link: 400,000 splices take more memory than the body that they would make.
            BodySizes.requireLinked(utf8.length, utf8.length + splices.growth());
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
