package dev.tarn.inmemory.objectstore.bucket;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.inmemory.objectstore.ObjectFile;
import dev.tarn.inmemory.objectstore.ObjectFile.Kind;
import dev.tarn.inmemory.objectstore.ObjectPaths;
import dev.tarn.inmemory.objectstore.ObjectPlacement;
import dev.tarn.inmemory.objectstore.Temporaries;
import dev.tarn.inmemory.objectstore.Temporary;
import dev.tarn.ports.bucket.ObjectContent;
import dev.tarn.ports.bucket.ObjectHead;
import dev.tarn.ports.bucket.ObjectUpload;
import dev.tarn.ports.bucket.WriteCondition;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** The files of objects. */
final class ObjectFiles {

    private final ObjectPaths paths;
    private final BucketFolders folders;
    private final Temporaries temporaries;
    private final KeyLocks locks = new KeyLocks();

    ObjectFiles(ObjectPaths paths, BucketFolders folders, Temporaries temporaries) {
        this.paths = paths;
        this.folders = folders;
        this.temporaries = temporaries;
    }

    Optional<ObjectHead> find(S3Uri uri) throws IOException {
        folders.require(uri.bucket());
        if (uri.key().endsWith("/")) {
            return Optional.empty();
        }
        ObjectFile place = paths.locate(uri);
        return place.kind() == Kind.FILE ? head(uri, place.path()) : Optional.empty();
    }

    /** {@return the head of a file; empty if it is gone} */
    Optional<ObjectHead> head(S3Uri uri, Path file) throws IOException {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            StoredMetadata stored = StoredMetadata.read(file, found);
            return Optional.of(new ObjectHead(
                    uri, found.size(), found.lastModifiedTime().toInstant(), stored.etag(), stored.metadata()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Opens the file under its lock, so that head and bytes are of one object. */
    ObjectContent open(S3Uri uri) throws IOException {
        try {
            return locks.locked(
                    uri.value(),
                    () -> new FileContent(
                            find(uri).orElseThrow(() -> Failures.noSuchKey(uri)),
                            FileChannel.open(
                                    paths.locate(uri).path(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
        } catch (NoSuchFileException e) {
            throw Failures.noSuchKey(uri);
        }
    }

    ObjectUpload put(S3Uri uri) throws IOException {
        requireWritable(uri);
        return new FileUpload(
                uri,
                temporaries.create(),
                (temporary, metadata, condition) -> place(uri, temporary, metadata, condition));
    }

    /** Requires that the bucket exists and an object can have this key. */
    void requireWritable(S3Uri uri) {
        folders.require(uri.bucket());
        paths.locateObject(uri);
    }

    /** Checks the condition and moves the file to its place, in one step for all writers of this process. */
    ObjectHead place(S3Uri uri, Temporary temporary, StoredMetadata metadata, WriteCondition condition)
            throws IOException {
        return locks.locked(uri.value(), () -> {
            condition.check(find(uri));
            Path target = paths.locateObject(uri).path();
            metadata.write(temporary.path());
            new ObjectPlacement(uri, paths).place(temporary, target);
            return head(uri, target).orElseThrow(() -> Failures.noSuchKey(uri));
        });
    }

    /** {@return whether there was an object} */
    boolean delete(S3Uri uri, WriteCondition condition) throws IOException {
        return locks.locked(uri.value(), () -> {
            Optional<ObjectHead> existing = find(uri);
            condition.check(existing);
            if (existing.isPresent()) {
                Files.deleteIfExists(paths.locateObject(uri).path());
                folders.prune(uri);
            }
            return existing.isPresent();
        });
    }
}
