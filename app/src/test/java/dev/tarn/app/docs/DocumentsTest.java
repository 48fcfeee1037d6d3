package dev.tarn.app.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the documents show is what works. Each block of Java is a whole source file: it is compiled as it is printed, its
 * tests are run, and so is its {@code main}, in an empty folder, which must print the lines that {@code // prints: ...}
 * promises.
 */
class DocumentsTest {

    private static final Pattern OURS = Pattern.compile(
            "<groupId>dev\\.tarn</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*(?:<version>([^<]+)</version>)?");
    private static final Pattern ARTIFACT =
            Pattern.compile("</parent>\\s*(?:<!--.*?-->\\s*)*<artifactId>([^<]+)</artifactId>", Pattern.DOTALL);
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>tarn</artifactId>\\s*<version>([^<]+)</version>");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> every_block_of_java_compiles_and_does_what_it_says() {
        List<Snippet> snippets = Documents.snippets("java");
        assertThat(snippets).extracting(snippet -> snippet.file().toString()).contains("README.md");
        return snippets.stream()
                // Not on this class path: the module testing has a test of the same text.
                .filter(snippet -> !snippet.text().contains("import dev.tarn.testing.")
                        && !snippet.text().contains("import org.springframework."))
                .map(snippet -> DynamicTest.dynamicTest(
                        snippet.location(),
                        Documents.TOP.resolve(snippet.file()).toUri(),
                        () -> check(snippet)));
    }

    @Test
    void a_dependency_names_an_artifact_of_this_project_in_its_version() throws Exception {
        String version = VERSION.matcher(Files.readString(Documents.TOP.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
        Set<String> artifacts = Documents.files("pom.xml").stream()
                .flatMap(pom -> ARTIFACT.matcher(read(pom)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        List<Snippet> snippets = Documents.snippets("xml");

        assertThat(snippets).isNotEmpty();
        for (Snippet snippet : snippets) {
            OURS.matcher(snippet.text()).results().forEach(found -> {
                assertThat(artifacts).as(snippet.location()).contains(found.group(1));
                if (found.group(2) == null) {
                    assertThat(snippet.text()).as(snippet.location()).contains("<artifactId>tarn-bom</artifactId>");
                } else {
                    assertThat(found.group(2)).as(snippet.location()).isEqualTo(version);
                }
            });
        }
    }

    @Test
    void an_error_is_told_with_the_line_of_the_document() {
        Snippet broken = new Snippet(Path.of("README.md"), 40, "java", "class Broken {\n    Strin name;\n}\n");

        assertThatThrownBy(() -> CompiledSnippet.of(broken, folder))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("README.md:41: cannot find symbol");
    }

    @Test
    void a_test_that_fails_and_a_program_that_prints_something_else_are_noticed() {
        Snippet failing = new Snippet(Path.of("README.md"), 1, "java", """
            import org.junit.jupiter.api.Test;
            class Failing {
                @Test void fails() { throw new AssertionError("no"); }
            }
            """);
        Snippet lying = new Snippet(Path.of("README.md"), 1, "java", """
            public class Lying {
                public static void main(String[] args) {
                    System.out.println(1); // prints: 2
                }
            }
            """);

        assertThatThrownBy(() -> check(failing)).hasMessageContaining("README.md:1: fails() fails");
        assertThatThrownBy(() -> check(lying)).isInstanceOf(AssertionError.class);
    }

    private void check(Snippet snippet) throws Exception {
        Path classes = Files.createTempDirectory(folder, "classes");
        CompiledSnippet compiled = CompiledSnippet.of(snippet, classes);
        if (snippet.isTest()) {
            assertThat(compiled.test()).as(snippet.location()).isPositive();
        }
        if (snippet.isProgram()) {
            assertThat(compiled.run(Files.createTempDirectory(folder, "run")))
                    .as(snippet.location())
                    .containsAll(snippet.promisedLines());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
