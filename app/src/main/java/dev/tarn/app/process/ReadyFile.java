package dev.tarn.app.process;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/**
 * The file of {@code --ready-file}. It exists while the server answers, and holds the endpoint URL on one line. It
 * appears by an atomic rename, so that a reader never sees a part of it.
 *
 * @param path absolute
 */
public record ReadyFile(Path path) {

    private static final Pattern CONTENT = Pattern.compile("https?://\\S+\\R");

    /** More than the longest URL that a ready file holds; a longer file is not a ready file. */
    private static final long LONGEST_BYTES = 4_096;

    /**
     * {@return the file that the text names}
     *
     * @throws IllegalArgumentException that says what is accepted, where no file can be written there, or where a file
     *     is that Tarn has not written
     */
    public static ReadyFile parse(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the file name is empty; name a file in a folder that exists");
        }
        try {
            Path path = Path.of(text).toAbsolutePath().normalize();
            requireFolder(text, path);
            requireReplaceable(text, path);
            return new ReadyFile(path);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + text + "' is not a path: " + e.getReason(), e);
        }
    }

    /**
     * Removes the stale file of a killed server, so that a reader does not use its URL.
     *
     * @throws IllegalStateException if it cannot be removed
     */
    public void clear() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw failed("could not be removed", e);
        }
    }

    /**
     * Writes the URL atomically: into a temporary file beside it, which is then renamed.
     *
     * @throws IllegalStateException if it cannot be written
     */
    public void write(URI url) {
        Path temporary = path.resolveSibling(
                "." + path.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            // Left by a killed process with the same id; in containers, the first process always has id 1.
            Files.deleteIfExists(temporary);
            Files.writeString(temporary, content(url), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            temporary.toFile().delete();
            throw failed("could not be written", e);
        }
    }

    /** Removes the file, unless another server has replaced it or it is gone. A failure leaves the file where it is. */
    public void remove(URI url) {
        try {
            if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                    && read(path).equals(content(url))) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // Ignored, because the process ends; a start with the same flag removes the file.
        }
    }

    private static String content(URI url) {
        return url + "\n";
    }

    private static void requireFolder(String text, Path path) {
        Path folder = path.getParent();
        if (folder == null || Files.isDirectory(path)) {
            throw new IllegalArgumentException("'" + text + "' is a folder; name a file");
        }
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("'" + text + "' cannot be written: there is no folder '" + folder
                    + "'; create it, or name a file elsewhere");
        }
        if (!Files.isWritable(folder)) {
            throw new IllegalArgumentException("'" + text + "' cannot be written: no permission to create files in '"
                    + folder + "'; name a file elsewhere");
        }
    }

    /**
     * Protects other files of the user from a mistyped path. An empty file is accepted, because {@code mktemp} creates
     * one.
     */
    private static void requireReplaceable(String text, Path path) {
        try {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                    && !(Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                            && Files.size(path) <= LONGEST_BYTES
                            && isOurs(read(path)))) {
                throw new IllegalArgumentException("'" + text
                        + "' exists and is not a ready file of Tarn's; name another file, or remove this one");
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("'" + text + "' exists and cannot be read; name another file", e);
        }
    }

    private static boolean isOurs(String content) {
        return content.isEmpty() || CONTENT.matcher(content).matches();
    }

    private static String read(Path file) throws IOException {
        // ISO-8859-1 decodes any byte: a file of another program need not be text.
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private IllegalStateException failed(String what, IOException cause) {
        String reason = cause instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : String.valueOf(cause.getMessage());
        return new IllegalStateException("the ready file " + path + " " + what + ": " + reason, cause);
    }
}
