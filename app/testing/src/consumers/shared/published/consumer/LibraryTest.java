package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of the README's section "As a library", with what the project depends on and nothing else. */
class LibraryTest {

    private static final Path README = Path.of("../../../../../README.md");
    private static final Pattern PROGRAM =
            Pattern.compile("^```java\\n((?:(?!^```).*\\n)*?public class Library \\{\\n(?:(?!^```).*\\n)*)^```$", Pattern.MULTILINE);
    private static final Pattern PRINTS = Pattern.compile("// prints: (.*)");

    @Test
    void the_program_of_the_README_prints_what_it_says(@TempDir Path folder) throws Exception {
        Matcher program = PROGRAM.matcher(Files.readString(README));
        assertTrue(program.find(), "the README has no class Library");
        Files.writeString(folder.resolve("Library.java"), program.group(1));
        Matcher prints = PRINTS.matcher(program.group(1));
        assertTrue(prints.find(), "the program does not say what it prints");

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "Library.java")
                .directory(folder.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(0, process.waitFor(), Files.readString(folder.resolve("err")));
        assertEquals(prints.group(1), printed.strip());
    }
}
