package dev.tarn.app.docs;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Markdown files of the project by path, and what of them can be cited: headings with a number, table rows with an id. */
final class CitedDocuments {

    private static final Pattern SECTION = Pattern.compile("(?m)^#+ (\\d+(?:\\.\\d+)*)\\b");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z]\\d{1,3}) \\|");

    /** Written by the build, and so not there in a fresh clone. */
    private static final String BUILT = "target";

    private final Map<Path, String> texts;

    /** @param texts each document's text by its path, relative to the top of the project */
    CitedDocuments(Map<Path, String> texts) {
        this.texts = Map.copyOf(texts);
    }

    /** {@return the letters with which row ids begin} */
    Set<String> rowLetters() {
        return texts.values().stream()
                .flatMap(text -> found(ROW, text))
                .map(row -> row.substring(0, 1))
                .collect(Collectors.toSet());
    }

    /** {@return row ids that two rows have} */
    List<String> ambiguousRows() {
        return texts.values().stream()
                .flatMap(text -> found(ROW, text))
                .collect(Collectors.groupingBy(row -> row, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(row -> row.getValue() > 1)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** {@return what is wrong with a citation, if anything is} */
    Optional<String> problem(Citation citation) {
        if (citation.document().isEmpty()) {
            return missing(citation, "no document has", texts.values());
        }
        if (citation.document().startsWith(BUILT + "/")) {
            return Optional.empty();
        }
        List<Path> candidates = resolve(citation);
        if (candidates.size() != 1) {
            String among = candidates.isEmpty() ? "is not in the repository" : "is ambiguous: " + candidates;
            return Optional.of(citation.location() + ": " + citation.document() + " " + among);
        }
        Path document = candidates.get(0);
        // A row after another document's name, as in "decisions.md D72, F4", has its own document by its letter.
        List<String> foreign = citation.parts().stream()
                .filter(part -> Character.isLetter(part.charAt(0))
                        && !lettersOf(document).contains(part.substring(0, 1)))
                .toList();
        List<String> own = citation.parts().stream()
                .filter(part -> !foreign.contains(part))
                .toList();
        return missing(with(citation, own), document + " has no", List.of(texts.get(document)))
                .or(() -> missing(with(citation, foreign), "no document has", texts.values()));
    }

    /** A path leads to a file beside the citing one, or below the top; a bare name may lead anywhere, if it is unique. */
    private List<Path> resolve(Citation citation) {
        Path name = Path.of(citation.document());
        Path folder = citation.file().getParent();
        Path beside = (folder == null ? name : folder.resolve(name)).normalize();
        if (texts.containsKey(beside)) {
            return List.of(beside);
        }
        if (texts.containsKey(name)) {
            return List.of(name);
        }
        return texts.keySet().stream()
                .filter(path -> path.endsWith(name))
                .sorted()
                .toList();
    }

    private Set<String> lettersOf(Path document) {
        return found(ROW, texts.get(document)).map(row -> row.substring(0, 1)).collect(Collectors.toSet());
    }

    private static Citation with(Citation citation, List<String> parts) {
        return new Citation(citation.file(), citation.line(), citation.document(), parts);
    }

    private static Optional<String> missing(Citation citation, String where, Iterable<String> texts) {
        Set<String> there = new HashSet<>();
        for (String text : texts) {
            Stream.of(SECTION, ROW).flatMap(pattern -> found(pattern, text)).forEach(there::add);
        }
        List<String> missing =
                citation.parts().stream().filter(part -> !there.contains(part)).toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(citation.location() + ": " + where + " " + String.join(", ", missing));
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1));
    }
}
