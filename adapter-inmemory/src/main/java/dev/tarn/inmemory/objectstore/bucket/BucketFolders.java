package dev.tarn.inmemory.objectstore.bucket;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.inmemory.objectstore.DirectoryContents;
import dev.tarn.inmemory.objectstore.ObjectPaths;
import dev.tarn.ports.bucket.Bucket;
import dev.tarn.ports.bucket.BucketException;
import dev.tarn.ports.bucket.BucketException.Reason;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The folders of the buckets. */
record BucketFolders(ObjectPaths paths) {

    /** The names that {@link S3Uri} can have. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][.\\-a-z0-9]{1,61}[a-z0-9]");

    List<Bucket> all() {
        List<Bucket> all = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(paths.root())) {
            children.forEach(child -> find(String.valueOf(child.getFileName())).ifPresent(all::add));
        } catch (NoSuchFileException e) {
            return List.of(); // The root is made when something is first written.
        } catch (DirectoryIteratorException e) {
            throw failed("could not be listed", Objects.requireNonNull(e.getCause(), "it always has one"));
        } catch (IOException e) {
            throw failed("could not be listed", e);
        }
        all.sort(Comparator.comparing(Bucket::name));
        return all;
    }

    Optional<Bucket> find(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        try {
            BasicFileAttributes found =
                    Files.readAttributes(folder(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return found.isDirectory()
                    ? Optional.of(new Bucket(name, found.creationTime().toInstant()))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("could not be read", e);
        }
    }

    /** Requires that the bucket exists. */
    void require(String name) {
        if (find(name).isEmpty()) {
            throw Failures.noSuchBucket(name);
        }
    }

    boolean create(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new BucketException(Reason.UNSUPPORTED_KEY, "'" + name + "' is no legal name of a bucket", null);
        }
        try {
            Files.createDirectories(paths.root());
            Files.createDirectory(folder(name));
            return true;
        } catch (FileAlreadyExistsException e) {
            if (find(name).isPresent()) {
                return false;
            }
            throw failed("cannot have the bucket '" + name + "', because something else has this name", e);
        } catch (IOException e) {
            throw failed("cannot have the bucket '" + name + "'", e);
        }
    }

    /** Deletes the folder with the empty folders below it. */
    void delete(String name) {
        require(name);
        try {
            DirectoryContents.deleteFolders(folder(name));
        } catch (DirectoryNotEmptyException e) {
            throw new BucketException(
                    Reason.BUCKET_NOT_EMPTY, "The bucket '" + name + "' is not empty: delete its objects first", e);
        } catch (IOException e) {
            throw failed("could not be deleted from", e);
        }
    }

    /** Deletes the folders above a file that was deleted, if they are empty; S3 has none. The bucket stays. */
    void prune(S3Uri uri) throws IOException {
        Path bucket = folder(uri.bucket());
        Path folder = paths.locate(uri).path().getParent();
        while (folder != null && folder.startsWith(bucket) && !folder.equals(bucket)) {
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
            folder = folder.getParent();
        }
    }

    private Path folder(String name) {
        return paths.root().resolve(name);
    }

    private BucketException failed(String what, IOException cause) {
        return Failures.of("The directory of objects", what, cause);
    }
}
