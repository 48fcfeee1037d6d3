package dev.tarn.app.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced block of a Markdown file.
 *
 * @param file relative to the project's top
 * @param line the number of the block's first line in the file, from 1
 */
record Snippet(Path file, int line, String language, String text) {

    private static final Pattern TYPE = Pattern.compile("(?m)^(?:public |final |abstract )*(?:class|record) (\\w+)");
    private static final Pattern PRINTS = Pattern.compile("(?m)// prints: (.*)$");

    /** {@return where it is, as editors understand it: {@code README.md:78}} */
    String location() {
        return file + ":" + line;
    }

    /**
     * {@return the name of the file that the block is compiled as: its public class, or its first} A block is a whole
     * source file, so that a reader can paste it.
     */
    String className() {
        Matcher open = Pattern.compile("(?m)^public class (\\w+)").matcher(text);
        if (open.find()) {
            return open.group(1);
        }
        return types().stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError(location()
                        + ": a block of Java is a whole source file, with its imports and a class or a record"));
    }

    /** {@return the types at the top of the file} */
    List<String> types() {
        return TYPE.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** {@return the source with its lines at the numbers that they have in the document, for the compiler to name} */
    String source() {
        return "\n".repeat(line - 1) + text;
    }

    boolean isProgram() {
        return text.contains("public static void main(String[] args)");
    }

    boolean isTest() {
        return text.contains("@Test");
    }

    /** {@return what the comments say that the program prints} */
    List<String> promisedLines() {
        return PRINTS.matcher(text).results().map(found -> found.group(1)).toList();
    }
}
