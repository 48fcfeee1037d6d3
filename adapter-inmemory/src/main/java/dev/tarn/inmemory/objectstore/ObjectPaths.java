package dev.tarn.inmemory.objectstore;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.inmemory.objectstore.ObjectFile.Kind;
import dev.tarn.ports.objectstore.ObjectStoreException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Resolves keys to paths below a root, and checks each directory on the path before it is entered. */
public final class ObjectPaths {

    private final Path root;

    ObjectPaths(Path root) {
        this.root = root;
    }

    public Path root() {
        return root;
    }

    /**
     * {@return where an object is, or can be put}
     *
     * @throws ObjectStoreException as {@link #locate} does, and for a key that names no object, or a folder
     */
    public ObjectFile locateObject(S3Uri uri) {
        if (uri.key().isEmpty()) {
            throw FileFailures.refused(uri, "names a bucket, not an object");
        }
        if (uri.key().endsWith("/")) {
            throw FileFailures.refused(uri, "ends in a slash, as a folder does, and cannot be an object");
        }
        ObjectFile place = locate(uri);
        switch (place.kind()) {
            case FOLDER -> throw FileFailures.refused(uri, "is a folder, not an object");
            case BELOW_A_FILE ->
                throw FileFailures.refused(
                        uri, "lies below an object - no key can be both an object and a folder in a directory");
            case FILE, ABSENT -> {}
        }
        return place;
    }

    /**
     * {@return where a key, or a folder with or without a slash at its end, leads}
     *
     * @throws ObjectStoreException for a key that no file can have, a symbolic link, or something that is neither file
     *     nor folder
     */
    public ObjectFile locate(S3Uri uri) {
        List<String> names = names(uri);
        try {
            if (Files.exists(root) && !Files.isDirectory(root)) {
                throw FileFailures.refused(uri, "cannot be reached: " + root + " is not a folder");
            }
            ObjectFile place = new ObjectFile(root, Kind.FOLDER, 0);
            for (String name : names) {
                Path path = child(uri, place.path(), name);
                place = switch (place.kind()) {
                    case FOLDER -> file(uri, path);
                    case ABSENT -> new ObjectFile(path, Kind.ABSENT, 0);
                    case FILE, BELOW_A_FILE -> new ObjectFile(path, Kind.BELOW_A_FILE, 0);
                };
            }
            return place;
        } catch (IOException e) {
            throw FileFailures.failed(uri, "cannot be reached", e);
        }
    }

    /**
     * Creates the directories above an object.
     *
     * @param made receives each directory that was created; the deepest is pushed last
     */
    void createDirectories(S3Uri uri, Path object, Deque<Path> made) throws IOException {
        Files.createDirectories(root);
        Deque<Path> folders = new ArrayDeque<>();
        for (Path folder = object.getParent(); folder != null && !folder.equals(root); folder = folder.getParent()) {
            folders.push(folder);
        }
        for (Path folder : folders) {
            try {
                Files.createDirectory(folder);
                made.push(folder);
            } catch (FileAlreadyExistsException e) {
                if (file(uri, folder).kind() != Kind.FOLDER) {
                    throw e;
                }
            }
        }
    }

    private static List<String> names(S3Uri uri) {
        String key = uri.key().endsWith("/") ? uri.key().substring(0, uri.key().length() - 1) : uri.key();
        List<String> names = new ArrayList<>();
        names.add(uri.bucket());
        if (!uri.key().isEmpty()) {
            names.addAll(List.of(key.split("/", -1)));
        }
        for (String name : names) {
            KeyNames.fault(name).ifPresent(fault -> {
                throw FileFailures.refused(uri, fault);
            });
        }
        return names;
    }

    /** Some systems give names a meaning that others do not ({@code C:}, {@code a:b}); what is not a plain child is refused. */
    private static Path child(S3Uri uri, Path folder, String name) {
        try {
            Path path = folder.resolve(name);
            if (folder.equals(path.getParent()) && name.equals(String.valueOf(path.getFileName()))) {
                return path;
            }
            throw FileFailures.refused(uri, "has '" + name + "' as a part, which is not a plain file name here");
        } catch (InvalidPathException e) {
            String encoding = System.getProperty("sun.jnu.encoding", "unknown");
            throw new ObjectStoreException(
                    uri, "cannot be a file name here (file names are in " + encoding + "): " + e.getReason(), e);
        }
    }

    private static ObjectFile file(S3Uri uri, Path path) throws IOException {
        BasicFileAttributes found;
        try {
            found = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return new ObjectFile(path, Kind.ABSENT, 0);
        }
        if (found.isSymbolicLink()) {
            throw FileFailures.refused(uri, "leads over a symbolic link, " + path + ", which is not followed");
        }
        if (found.isDirectory()) {
            return new ObjectFile(path, Kind.FOLDER, 0);
        }
        if (found.isRegularFile()) {
            return new ObjectFile(path, Kind.FILE, found.size());
        }
        throw FileFailures.refused(uri, "leads over " + FileKinds.other(path) + ", " + path + ", which is not read");
    }
}
