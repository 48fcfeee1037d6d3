package dev.tarn.app.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Markdown files of the project by path, and what of them can be cited: headings with a number, table rows with an id. */
final class CitedDocuments {

    private static final Pattern SECTION = Pattern.compile("(?m)^#+ (\\d+(?:\\.\\d+)*)\\b");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z]\\d{1,3}) \\|");

    /** Written by the build, and so absent from a fresh clone. */
    private static final String BUILT = "target/";

    /** The parts of one document; rows in a list, since an id that is there twice is an error to report. */
    private record Parts(Set<String> sections, List<String> rows) {

        static Parts of(String text) {
            return new Parts(
                    found(SECTION, text).collect(Collectors.toSet()),
                    found(ROW, text).toList());
        }

        boolean has(String part) {
            return sections.contains(part) || rows.contains(part);
        }

        boolean hasRowsLike(String part) {
            return rows.stream().anyMatch(row -> row.charAt(0) == part.charAt(0));
        }

        private static Stream<String> found(Pattern pattern, String text) {
            return pattern.matcher(text).results().map(result -> result.group(1));
        }
    }

    private final Map<Path, Parts> documents = new TreeMap<>();
    private final List<String> rows;

    /** @param texts each document's text by its path, relative to the top of the project */
    CitedDocuments(Map<Path, String> texts) {
        texts.forEach((path, text) -> documents.put(path, Parts.of(text)));
        rows = documents.values().stream()
                .flatMap(parts -> parts.rows().stream())
                .toList();
    }

    /** {@return the letters with which row ids begin} */
    Set<String> rowLetters() {
        return rows.stream().map(row -> row.substring(0, 1)).collect(Collectors.toSet());
    }

    /** {@return row ids that two rows have} */
    List<String> ambiguousRows() {
        return rows.stream().collect(Collectors.groupingBy(row -> row, Collectors.counting())).entrySet().stream()
                .filter(row -> row.getValue() > 1)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** {@return what is wrong with a citation, if anything is} */
    Optional<String> problem(Citation citation) {
        if (citation.document().startsWith(BUILT)) {
            return Optional.empty();
        }
        if (citation.document().isEmpty()) {
            return missing(citation, "no document has", rows::contains);
        }
        List<Path> candidates = resolve(citation);
        if (candidates.size() != 1) {
            String state = candidates.isEmpty() ? "is not in the repository" : "is ambiguous: " + candidates;
            return Optional.of(citation.location() + ": " + citation.document() + " " + state);
        }
        Path document = candidates.get(0);
        Parts parts = documents.get(document);
        // A row with another letter, as F4 in "decisions.md D72, F4", is of the document that has this letter.
        return missing(citation, document + " has no", part -> parts.has(part) || isForeign(parts, part))
                .or(() -> missing(citation, "no document has", part -> !isForeign(parts, part) || rows.contains(part)));
    }

    private static boolean isForeign(Parts parts, String part) {
        return Character.isLetter(part.charAt(0)) && !parts.hasRowsLike(part);
    }

    /** A path leads to a file beside the citing one, or below the top; a bare name may lead anywhere, if it is unique. */
    private List<Path> resolve(Citation citation) {
        Path name = Path.of(citation.document());
        Path beside = citation.file().resolveSibling(name).normalize();
        for (Path path : List.of(beside, name)) {
            if (documents.containsKey(path)) {
                return List.of(path);
            }
        }
        return documents.keySet().stream().filter(path -> path.endsWith(name)).toList();
    }

    private static Optional<String> missing(Citation citation, String where, Predicate<String> isThere) {
        List<String> missing =
                citation.parts().stream().filter(part -> !isThere.test(part)).toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(citation.location() + ": " + where + " " + String.join(", ", missing));
    }
}
