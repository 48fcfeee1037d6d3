package dev.tarn.app.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds citations in Java, Markdown and scripts. After the name of a document come its parts, separated by commas,
 * {@code and} or {@code to}; a line break of a comment counts as a space. A name without parts is a citation if it is
 * code or the target of a link; the name of an output file in a string is none.
 */
final class CitationParser {

    private static final String PART = "(?:[A-Z]\\d{1,3}|\\d+(?:\\.\\d+)*)(?![\\w%:])";
    private static final Pattern NAMED = Pattern.compile("(?<![\\w%./-])((?:[\\w.-]+/)*[\\w-]+\\.md)"
            + "(?=[}`)#]|,? +" + PART + ")[}`]*(?:,? +(?:sections? +)?(" + PART + "(?:(?:, | and | to |, and ) *" + PART
            + ")*))?");
    private static final Pattern EACH = Pattern.compile("(to +)?([A-Z]\\d{1,3}|\\d+(?:\\.\\d+)*)");
    private static final Pattern LAST_NUMBER = Pattern.compile("(.*?)(\\d+)");
    private static final Pattern LINE_BREAK = Pattern.compile("\\R[ \\t]*(?:\\*(?!/)|//|#)?");

    private CitationParser() {}

    /** {@return every document that the text names, with the parts that follow the name} */
    static List<Citation> documents(Path file, String text) {
        List<Citation> found = new ArrayList<>();
        Matcher matcher = NAMED.matcher(onOneLine(text));
        while (matcher.find()) {
            List<String> parts = matcher.group(2) == null ? List.of() : expand(matcher.group(2));
            found.add(new Citation(file, lineOf(text, matcher.start()), matcher.group(1), parts));
        }
        return found;
    }

    /** {@return every row id that the text names by one of these letters, with a document or without} */
    static List<Citation> rows(Path file, String text, Set<String> letters) {
        String id = "[" + String.join("", letters) + "]\\d{1,3}";
        Pattern alone = Pattern.compile(
                "(?<=[ (\\[|`{]|^)(" + id + "(?: to " + id + ")?)(?=[ ),;:\\]|`}?]|\\.(?!\\d)|$)", Pattern.MULTILINE);
        List<Citation> found = new ArrayList<>();
        Matcher matcher = alone.matcher(onOneLine(text));
        while (matcher.find()) {
            found.add(new Citation(file, lineOf(text, matcher.start()), "", expand(matcher.group(1))));
        }
        return found;
    }

    /** Replaces each line break, and what begins the next line of a comment, by as many spaces: offsets stay valid. */
    private static String onOneLine(String text) {
        return LINE_BREAK
                .matcher(text)
                .replaceAll((MatchResult found) -> " ".repeat(found.group().length()));
    }

    private static int lineOf(String text, int offset) {
        return 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    private static List<String> expand(String parts) {
        List<String> expanded = new ArrayList<>();
        Matcher each = EACH.matcher(parts);
        while (each.find()) {
            if (each.group(1) == null) {
                expanded.add(each.group(2));
            } else {
                expanded.addAll(range(expanded.get(expanded.size() - 1), each.group(2)));
            }
        }
        return expanded;
    }

    /** {@return the parts after the first, up to the last: 1.2 to 1.4 are 1.3 and 1.4; D1 to D3 are D2 and D3} */
    private static List<String> range(String first, String last) {
        Matcher from = LAST_NUMBER.matcher(first);
        Matcher to = LAST_NUMBER.matcher(last);
        if (!from.matches() || !to.matches() || !from.group(1).equals(to.group(1))) {
            return List.of(last);
        }
        return IntStream.rangeClosed(Integer.parseInt(from.group(2)) + 1, Integer.parseInt(to.group(2)))
                .mapToObj(number -> from.group(1) + number)
                .toList();
    }
}
