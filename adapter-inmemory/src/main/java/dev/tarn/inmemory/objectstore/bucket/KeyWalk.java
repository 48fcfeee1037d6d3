package dev.tarn.inmemory.objectstore.bucket;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.inmemory.objectstore.FileFailures;
import dev.tarn.inmemory.objectstore.KeyOrder;
import dev.tarn.inmemory.objectstore.ObjectFile;
import dev.tarn.inmemory.objectstore.ObjectFile.Kind;
import dev.tarn.inmemory.objectstore.ObjectPaths;
import dev.tarn.inmemory.objectstore.SortedFolder;
import dev.tarn.ports.objectstore.ObjectStoreException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The keys of a bucket that begin with a prefix and come after a marker, in order. A folder is read when the walk comes to
 * it; folders before the marker are not read. Symbolic links and special files are skipped.
 */
final class KeyWalk {

    private final String bucket;
    private final String after;
    private final int window;
    private final Deque<Level> levels = new ArrayDeque<>();

    /** A key and its file. */
    record Found(S3Uri uri, Path path) {}

    /** A folder; its key is empty for the bucket, and otherwise ends with a slash. */
    private record Level(String key, SortedFolder folder) {}

    /**
     * A walk.
     *
     * @param after the marker; empty for none
     * @param window how many names of one folder are held
     */
    KeyWalk(ObjectPaths paths, String bucket, String prefix, String after, int window) {
        this.bucket = bucket;
        this.after = after;
        this.window = window;
        String folder = prefix.substring(0, prefix.lastIndexOf('/') + 1);
        locate(paths, folder)
                .filter(place -> place.kind() == Kind.FOLDER)
                .ifPresent(place -> enter(folder, place.path(), prefix.substring(folder.length())));
    }

    /** {@return the folder; empty for one that cannot exist, in which there are no keys} */
    private Optional<ObjectFile> locate(ObjectPaths paths, String folder) {
        try {
            return Optional.of(paths.locate(uri(folder)));
        } catch (ObjectStoreException e) {
            if (e.getCause() != null) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private void enter(String key, Path folder, String prefix) {
        String name = "";
        if (after.startsWith(key)) {
            String rest = after.substring(key.length());
            int slash = rest.indexOf('/');
            name = slash < 0 ? rest : rest.substring(0, slash);
        }
        levels.push(new Level(key, new SortedFolder(uri(key), folder, window, prefix, name)));
    }

    /** {@return the next key; empty after the last} */
    Optional<Found> next() {
        while (!levels.isEmpty()) {
            Level level = levels.element();
            Optional<SortedFolder.Entry> entry = level.folder().next();
            if (entry.isEmpty()) {
                levels.pop();
                continue;
            }
            String key = level.key() + entry.get().key();
            boolean past = KeyOrder.INSTANCE.compare(key, after) > 0;
            if (entry.get().unreadable().isPresent()) {
                continue;
            }
            if (!entry.get().isFolder() && past) {
                return Optional.of(new Found(uri(key), entry.get().path()));
            }
            if (entry.get().isFolder() && (past || after.startsWith(key))) {
                enter(key, entry.get().path(), "");
            }
        }
        return Optional.empty();
    }

    /** Skips the rest of a folder. */
    void skip(String folder) {
        while (!levels.isEmpty() && levels.element().key().startsWith(folder)) {
            levels.pop();
        }
    }

    private S3Uri uri(String key) {
        try {
            return new S3Uri("s3://" + bucket + "/" + key);
        } catch (Invalid e) {
            throw FileFailures.refused(
                    new S3Uri("s3://" + bucket), "holds '" + key + "', which makes no legal URI: " + e.getMessage());
        }
    }
}
