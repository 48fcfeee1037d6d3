package dev.tarn.http.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.tarn.http.error.Excerpt;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with a text that is not JSON, in the words of RFC 8259. The parser's own messages name its classes and
 * features, so that none of them is passed on; this is the one place that reads them.
 */
final class JsonFault {

    /** How a message of the parser begins, and what to say in its place; {@code $1} is the group. */
    private record Phrase(Pattern pattern, String words) {}

    private static final List<Phrase> PHRASES = List.of(
            phrase("(?:Unrecognized|Non-standard) token '(.*?)'", "'$1' is not a JSON value"),
            phrase("Unexpected close marker '(.)'", "'$1' closes what was not opened"),
            phrase("Duplicate field '(.*)'", "the member '$1' is there twice"),
            phrase("Unrecognized character escape", "\\ is followed by a character that is not an escape of JSON"),
            phrase("Invalid UTF-8", "the bytes are not UTF-8"),
            phrase(".*?surrogate", "a string has an unpaired surrogate"),
            phrase(
                    "(?:Invalid numeric|Malformed numeric|Decimal point|Exponent|Numeric value)",
                    "a number is not written as JSON requires, such as -1, 0.5 or 1e10"));

    /** What the parser misses at an unexpected character. */
    private static final Map<String, String> EXPECTED = Map.of(
            "double-quote to start", "the name of a member, in double quotes, is expected",
            "comma to separate object", "a comma or } is expected after a member",
            "comma to separate array", "a comma or ] is expected after an item",
            "colon to separate", "a colon is expected after the name of a member",
            "hex-digit", "\\u must be followed by four hexadecimal digits",
            "in numeric value", "a number is not written as JSON requires, such as -1, 0.5 or 1e10",
            "space separating root", "something follows the end of the JSON text");

    private static final Pattern CHARACTER = Pattern.compile("\\bcode (\\d+)");
    private static final Pattern LIMIT = Pattern.compile("maximum allowed \\((\\d+)");

    private JsonFault() {}

    private static Phrase phrase(String begin, String words) {
        return new Phrase(Pattern.compile("(?s)^" + begin, Pattern.CASE_INSENSITIVE), words);
    }

    /** {@return what is wrong, without the place: {@code 'NaN' is not a JSON value}} */
    static String words(JsonProcessingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        if (e instanceof Tree.Fault) {
            return message;
        }
        if (e instanceof JsonEOFException) {
            return "the text ends too early, " + unfinished(message.toLowerCase(Locale.ROOT));
        }
        if (e instanceof StreamConstraintsException) {
            return overLimit(message);
        }
        for (Phrase phrase : PHRASES) {
            Matcher matcher = phrase.pattern().matcher(message);
            if (matcher.find()) {
                return matcher.groupCount() == 0
                        ? phrase.words()
                        : phrase.words().replace("$1", Excerpt.of(String.valueOf(matcher.group(1))));
            }
        }
        return character(message).map(c -> c + expected(message)).orElse("the text is not JSON as RFC 8259 defines it");
    }

    private static String unfinished(String message) {
        if (message.contains("string") || message.contains("quote") || message.contains("escape")) {
            return "inside a string";
        }
        if (message.contains("object") || message.contains("field")) {
            return "inside an object";
        }
        return message.contains("array") ? "inside an array" : "inside a value";
    }

    private static String overLimit(String message) {
        Matcher limit = LIMIT.matcher(message);
        String most = limit.find() ? limit.group(1) : "the allowed number of";
        if (message.startsWith("Document nesting")) {
            return "it nests deeper than " + most + " levels";
        }
        String what = message.startsWith("Number") ? "a number" : message.startsWith("Name") ? "a name" : "a string";
        return what + " has more than " + most + " characters";
    }

    private static Optional<String> character(String message) {
        Matcher code = CHARACTER.matcher(message);
        if (!code.find()) {
            return Optional.empty();
        }
        int c = Integer.parseInt(code.group(1));
        String shown =
                c > ' ' && c < 0x7F ? "the character '" + (char) c + "'" : String.format("the character U+%04X", c);
        return Optional.of(
                message.startsWith("Illegal unquoted")
                        ? shown + " must be escaped in a string"
                        : shown + " is not expected");
    }

    private static String expected(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        return EXPECTED.entrySet().stream()
                .filter(entry -> lower.contains(entry.getKey()))
                .findFirst()
                .map(entry -> ": " + entry.getValue())
                .orElse("");
    }

    /** {@return what is wrong, and where: {@code 'NaN' is not a JSON value, at line 1, column 6}} */
    static String describe(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return words(e)
                + (location == null ? "" : ", at line " + location.getLineNr() + ", column " + location.getColumnNr());
    }
}
