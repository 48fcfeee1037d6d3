package dev.tarn.app.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The Markdown files of the project: {@code README.md} at its top, and each module's {@code README.md} and {@code docs}. */
final class Documents {

    /** Tests run in the folder of their module. */
    static final Path TOP = Path.of("..").toAbsolutePath().normalize();

    private static final String FENCE = "```";
    private static final Set<String> OTHERS = Set.of("target", "src", "node_modules", ".git");

    private static final Set<String> BUILT = Set.of("target", "node_modules", ".git");

    private Documents() {}

    /** {@return the blocks of a language, in all files} */
    static List<Snippet> snippets(String language) {
        List<Snippet> found = new ArrayList<>();
        for (Path file : files()) {
            read(file).stream()
                    .filter(snippet -> snippet.language().equals(language))
                    .forEach(found::add);
        }
        return found;
    }

    /** {@return every file of this name below the top, but for what is built or belongs to others} */
    static List<Path> files(String ending) {
        try (Stream<Path> all = Files.walk(TOP)) {
            return all.filter(file -> file.toString().endsWith(ending) && isOurs(TOP.relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the text of every file with one of these endings, sources included, by its path relative to the top} */
    static Map<Path, String> texts(Set<String> endings) {
        Map<Path, String> texts = new TreeMap<>();
        SimpleFileVisitor<Path> visitor = new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return BUILT.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (endings.stream().anyMatch(file.toString()::endsWith)) {
                    texts.put(TOP.relativize(file), Files.readString(file));
                }
                return FileVisitResult.CONTINUE;
            }
        };
        try {
            Files.walkFileTree(TOP, visitor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files() {
        return files(".md");
    }

    private static boolean isOurs(Path relative) {
        for (Path part : relative) {
            if (OTHERS.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }

    private static List<Snippet> read(Path file) {
        List<String> lines = lines(file);
        List<Snippet> found = new ArrayList<>();
        int begin = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith(FENCE)) {
                continue;
            }
            if (begin < 0) {
                begin = i;
            } else {
                String language = lines.get(begin).substring(FENCE.length()).strip();
                String text = String.join("\n", lines.subList(begin + 1, i)) + "\n";
                found.add(new Snippet(TOP.relativize(file), begin + 2, language, text));
                begin = -1;
            }
        }
        return found;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
