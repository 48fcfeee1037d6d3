package dev.tarn.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What sources and documents cite exists. Every {@code .java}, {@code .md}, {@code .py}, {@code .sh} and {@code .xml} file
 * of the repository is read, and every Markdown file for the sections and rows that it has.
 */
class CitationsTest {

    private static final String PAGE = "page" + ".md"; // in two halves, since this file is read as well
    private static final CitedDocuments MADE_UP = new CitedDocuments(Map.of(
            Path.of("docs", PAGE), "# Page\n\n## 1. One\n\n### 1.2 Half\n\n### 1.3 More\n\n| X1 | a |\n| X2 | b |\n",
            Path.of("docs", "deep", "other.md"), "| Y1 | c |\n",
            Path.of("a", "README.md"), "",
            Path.of("b", "README.md"), ""));

    @Test
    void every_cited_section_and_row_exists() {
        Map<Path, String> documents = Documents.texts(Set.of(".md"));
        CitedDocuments cited = new CitedDocuments(documents);
        Map<Path, String> citing = Documents.texts(Set.of(".java", ".md", ".py", ".sh", ".xml"));

        List<Citation> citations = citing.entrySet().stream()
                .flatMap(file -> Stream.concat(
                        CitationParser.documents(file.getKey(), file.getValue()).stream(),
                        CitationParser.rows(file.getKey(), file.getValue(), cited.rowLetters()).stream()))
                .toList();

        // The search itself works: main and test sources of several modules cite sections and rows.
        assertThat(citations)
                .filteredOn(citation -> !citation.parts().isEmpty())
                .hasSizeGreaterThan(200);
        assertThat(citations)
                .extracting(citation ->
                        citation.file().subpath(0, Math.min(4, citation.file().getNameCount())))
                .contains(
                        Path.of("domain/src/main/java"),
                        Path.of("ports/src/test/java"),
                        Path.of("adapter-http/README.md"));
        assertThat(citations.stream().flatMap(citation -> cited.problem(citation).stream()))
                .isEmpty();
        assertThat(cited.ambiguousRows()).isEmpty();
    }

    @Test
    void a_citation_of_what_does_not_exist_is_a_problem() {
        assertThat(problemsOf("/** Refused ({@code %s} 1.4). */")).containsExactly("A.java:1: docs/page.md has no 1.4");
        assertThat(problemsOf("see `%s` X1, X3")).containsExactly("A.java:1: docs/page.md has no X3");
        assertThat(problemsOf("see `%s` 1.2 to 1.4")).containsExactly("A.java:1: docs/page.md has no 1.4");
        assertThat(problemsOf("see `%s` X1, Y2")).containsExactly("A.java:1: no document has Y2");
        assertThat(problemsOf("\n/**\n * By ({@code docs/%s},\n * sections 1.2 and\n * 9). */"))
                .containsExactly("A.java:3: docs/page.md has no 9");
        assertThat(problemsOf("`no-%s` 1")).containsExactly("A.java:1: no-page.md is not in the repository");
        assertThat(problemsOf("[it](other/%s)")).containsExactly("A.java:1: other/page.md is not in the repository");
    }

    @Test
    void a_citation_of_what_exists_is_none() {
        assertThat(problemsOf("{@code %s} 1, 1.2 to 1.3; RFC 6902")).isEmpty();
        assertThat(problemsOf("`docs/%s` X1 to X2, Y1 and more")).isEmpty();
        assertThat(problemsOf("%s says 9; writes no-%<s")).isEmpty();
        assertThat(problemsOf("built: `target/no-%s`")).isEmpty();
    }

    @Test
    void a_row_without_a_document_must_exist() {
        assertThat(rowsIn("By (X1), {@code X2}, X1 to X2 and Y1."))
                .hasSize(4)
                .allMatch(row -> problem(row).isEmpty());
        assertThat(rowsIn("by (X9)").stream().map(CitationsTest::problem))
                .containsExactly(Optional.of("A.java:1: no document has X9"));
        assertThat(rowsIn("X1.5, %X1, AX1, X1a, \"X1\"")).isEmpty();
    }

    @Test
    void a_name_that_two_documents_have_and_a_row_that_is_there_twice_are_ambiguous() {
        assertThat(MADE_UP.problem(new Citation(Path.of("A.java"), 1, "README" + ".md", List.of("1"))))
                .hasValueSatisfying(problem -> assertThat(problem).contains("is ambiguous"));
        assertThat(new CitedDocuments(Map.of(Path.of("a"), "| X1 | a |\n", Path.of("b"), "| X1 | b |\n"))
                        .ambiguousRows())
                .containsExactly("X1");
    }

    private static Stream<String> problemsOf(String text) {
        return CitationParser.documents(Path.of("A.java"), text.formatted(PAGE)).stream()
                .flatMap(citation -> problem(citation).stream());
    }

    private static List<Citation> rowsIn(String text) {
        return CitationParser.rows(Path.of("A.java"), text, Set.of("X", "Y"));
    }

    private static Optional<String> problem(Citation citation) {
        return MADE_UP.problem(citation);
    }
}
