package dev.tarn.inmemory.objectstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;

/** Where paths lead when all symbolic links are followed, whether or not there is anything yet. */
public final class RealPaths {

    /** How many links are followed in one path, as Linux does; a loop of links ends there. */
    private static final int MOST_LINKS = 40;

    private RealPaths() {}

    /** {@return whether a directory is another one, or lies below it} */
    public static boolean isInside(Path directory, Path other) {
        return real(directory).startsWith(real(other));
    }

    /**
     * {@return the absolute path without links, {@code .} and {@code ..}} Links are followed where the file system would
     * follow them: {@code link/..} is the parent of what the link leads to. A link that cannot be read stays.
     */
    public static Path real(Path path) {
        Path absolute = path.toAbsolutePath();
        Deque<Path> names = new ArrayDeque<>();
        absolute.forEach(names::add);
        Path at = root(absolute);
        int links = 0;
        while (!names.isEmpty()) {
            String name = names.remove().toString();
            if (name.equals("..")) {
                at = Optional.ofNullable(at.getParent()).orElse(at);
            } else if (!name.isEmpty() && !name.equals(".")) {
                Path next = at.resolve(name);
                Path target = links < MOST_LINKS ? target(next) : next;
                if (target.equals(next)) {
                    at = next;
                } else {
                    links++;
                    at = target.isAbsolute() ? root(target) : at;
                    prepend(target, names);
                }
            }
        }
        return asTheFileSystemWritesIt(at);
    }

    private static Path root(Path absolute) {
        return Objects.requireNonNull(absolute.getRoot(), "an absolute path has a root");
    }

    /** {@return where a link leads, as it says; the path itself where it is none} */
    private static Path target(Path path) {
        try {
            return Files.isSymbolicLink(path) ? Files.readSymbolicLink(path) : path;
        } catch (IOException e) {
            return path;
        }
    }

    private static void prepend(Path target, Deque<Path> names) {
        Deque<Path> reversed = new ArrayDeque<>();
        target.forEach(reversed::push);
        reversed.forEach(names::push);
    }

    /** Where the file system takes two spellings for one, that of what is there. */
    private static Path asTheFileSystemWritesIt(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            // Not there yet, or not to be seen: its parent may be.
            Path parent = path.getParent();
            return parent == null ? path : asTheFileSystemWritesIt(parent).resolve(path.getFileName());
        }
    }
}
