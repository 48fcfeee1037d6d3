package dev.tarn.inmemory.objectstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** The kinds of special files (devices, pipes, sockets), determined without opening the file. */
final class FileKinds {

    /** The bits of a file's mode for its kind ({@code S_IFMT} of {@code sys/stat.h}), and the kinds. */
    private static final int KIND = 0170000;

    private static final int PIPE = 0010000;
    private static final int CHARACTER_DEVICE = 0020000;
    private static final int BLOCK_DEVICE = 0060000;
    private static final int SOCKET = 0140000;

    private FileKinds() {}

    /** {@return why this is never read, as a sentence; empty for a file and a folder} */
    static Optional<String> unreadable(Path path, BasicFileAttributes found) {
        if (found.isRegularFile() || found.isDirectory()) {
            return Optional.empty();
        }
        return Optional.of(
                found.isSymbolicLink()
                        ? "It is a symbolic link, which is not followed"
                        : "It is " + other(path) + ", and only regular files are read");
    }

    /** {@return what is neither a file, a folder nor a link: {@code a named pipe}} */
    static String other(Path path) {
        try {
            int mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
            return switch (mode & KIND) {
                case PIPE -> "a named pipe";
                case SOCKET -> "a socket";
                case CHARACTER_DEVICE, BLOCK_DEVICE -> "a device";
                default -> "a special file";
            };
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "a special file"; // A file system without modes.
        }
    }
}
