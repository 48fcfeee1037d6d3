package dev.tarn.inmemory.objectstore;

import dev.tarn.domain.failure.Internal;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.inmemory.objectstore.ObjectFile.Kind;
import dev.tarn.ports.objectstore.ClearableObjectStore;
import dev.tarn.ports.objectstore.ObjectWriter;
import dev.tarn.ports.objectstore.StoredObject;
import dev.tarn.ports.objectstore.UnreadableObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A directory as object store: {@code s3://bucket/key} is the file {@code <root>/bucket/key}.
 *
 * <p>No key leads out of the root: keys that are not safe file names are rejected, and so is every symbolic link below the
 * root. The root itself may be a link, since the user names it. The check for links is not atomic with opening the file: a
 * process that can write into the root can win this race, and could write the target of the link just as well.
 *
 * <p>The root is created at the first write. Encryption keys are accepted and not used.
 */
public final class DirectoryObjectStore implements ClearableObjectStore {

    private final ObjectPaths paths;
    private final Temporaries temporaries;

    /**
     * A store in this directory, which need not exist yet. What a process that died left half-written there is removed.
     */
    public DirectoryObjectStore(Path root) {
        Path absolute = root.toAbsolutePath().normalize();
        this.paths = new ObjectPaths(absolute);
        this.temporaries = new Temporaries(absolute);
        temporaries.removeThoseOfTheDead();
    }

    /** {@return the directory of the buckets, absolute} */
    public Path root() {
        return paths.root();
    }

    /** {@return the paths of objects} */
    public ObjectPaths paths() {
        return paths;
    }

    /** {@return the temporary files of objects that are being written} */
    public Temporaries temporaries() {
        return temporaries;
    }

    @Override
    public Optional<StoredObject> find(S3Uri uri) {
        if (uri.key().isEmpty() || uri.key().endsWith("/")) {
            return Optional.empty();
        }
        ObjectFile place = paths.locate(uri);
        return place.kind() == Kind.FILE ? Optional.of(new StoredObject(uri, place.size())) : Optional.empty();
    }

    @Override
    public Stream<StoredObject> list(S3Uri folder) {
        return list(folder, unreadable -> {});
    }

    @Override
    public Stream<StoredObject> list(S3Uri folder, Consumer<UnreadableObject> unreadable) {
        ObjectFile place = paths.locate(folder);
        if (place.kind() != Kind.FOLDER) {
            return Stream.empty();
        }
        ObjectListing listing = new ObjectListing(folder.asFolder(), place.path(), unreadable);
        int traits = Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(listing, traits), false);
    }

    @Override
    public InputStream read(S3Uri uri) {
        ObjectFile place = paths.locateObject(uri);
        if (place.kind() == Kind.ABSENT) {
            throw FileFailures.refused(uri, "is not there");
        }
        try {
            return FileObjectInput.of(uri, place.path());
        } catch (IOException e) {
            throw FileFailures.failed(uri, "could not be read", e);
        }
    }

    @Override
    public ObjectWriter write(S3Uri uri, OutputDataConfig output) {
        paths.locateObject(uri);
        try {
            return new FileObjectWriter(uri, paths, temporaries.create());
        } catch (IOException e) {
            throw FileFailures.failed(uri, "could not be written", e);
        }
    }

    /**
     * {@inheritDoc} The directory itself stays, and so do the temporary files of open writers. Symbolic links below the
     * directory are removed; what they lead to is not.
     */
    @Override
    public void clear() {
        try {
            DirectoryContents.delete(root(), temporaries.folder());
        } catch (IOException e) {
            throw new Internal(
                    "Not all objects in " + root() + " could be removed: " + FileFailures.reason(e)
                            + ". Remove the rest by hand",
                    e);
        }
    }

    /** Removes the file; the folders above it stay. */
    @Override
    public void delete(S3Uri uri) {
        if (find(uri).isPresent()) {
            try {
                Files.deleteIfExists(paths.locateObject(uri).path());
            } catch (IOException e) {
                throw FileFailures.failed(uri, "could not be deleted", e);
            }
        }
    }
}
