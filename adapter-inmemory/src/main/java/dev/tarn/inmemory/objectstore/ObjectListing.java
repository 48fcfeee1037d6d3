package dev.tarn.inmemory.objectstore;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.objectstore.StoredObject;
import dev.tarn.ports.objectstore.UnreadableObject;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The objects below a folder, in the order of their keys, read lazily, folder by folder. Links, and what is neither a
 * file nor a folder, are passed to a consumer and not followed. A file whose name is not a valid key is a failure, since
 * skipping it would lose data silently.
 */
final class ObjectListing implements Iterator<StoredObject> {

    private final Deque<Level> levels = new ArrayDeque<>();
    private final Consumer<UnreadableObject> unreadable;
    private Optional<StoredObject> next = Optional.empty();

    private record Level(S3Uri uri, SortedFolder folder) {}

    ObjectListing(S3Uri uri, Path folder, Consumer<UnreadableObject> unreadable) {
        this.unreadable = unreadable;
        levels.push(new Level(uri, new SortedFolder(uri, folder)));
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty() && !levels.isEmpty()) {
            Level level = levels.element();
            level.folder().next().ifPresentOrElse(entry -> enter(level, entry), levels::pop);
        }
        return next.isPresent();
    }

    @Override
    public StoredObject next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        StoredObject found = next.orElseThrow();
        next = Optional.empty();
        return found;
    }

    private void enter(Level level, SortedFolder.Entry entry) {
        S3Uri uri = child(level.uri(), entry.key());
        if (entry.unreadable().isPresent()) {
            unreadable.accept(new UnreadableObject(uri, entry.unreadable().get()));
        } else if (entry.isFolder()) {
            levels.push(new Level(uri, new SortedFolder(uri, entry.path())));
        } else {
            next = Optional.of(new StoredObject(uri, entry.size()));
        }
    }

    private static S3Uri child(S3Uri folder, String name) {
        try {
            return new S3Uri(folder.value() + name);
        } catch (Invalid e) {
            throw FileFailures.refused(folder, "holds '" + name + "', which makes no legal URI: " + e.getMessage());
        }
    }
}
