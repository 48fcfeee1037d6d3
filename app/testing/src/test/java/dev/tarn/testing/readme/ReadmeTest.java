package dev.tarn.testing.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README shows {@link ImportTest} as it is, so that what it shows works. */
class ReadmeTest {

    /** The project spring-boot-test below src/consumers runs it. */
    @Test
    void the_recipe_for_Spring_Boot_is_the_test_that_a_project_with_Spring_runs() throws Exception {
        String source = Files.readString(Path.of("src/consumers/shared/spring/consumer/ClinicApplicationTest.java"));

        assertThat(Files.readString(Path.of("../docs/in-your-tests.md")))
                .contains("```java\n" + source.substring(source.indexOf("import ")) + "```");
    }

    @Test
    void the_README_shows_the_test_that_runs_here() throws Exception {
        String source = Files.readString(Path.of("src/test/java/dev/tarn/testing/readme/ImportTest.java"));

        assertThat(Files.readString(Path.of("README.md")))
                .contains("```java\n" + source.substring(source.indexOf("import ")) + "```");
    }
}
