package dev.tarn.inmemory.objectstore;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.objectstore.ObjectStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves a temporary file to the place of its object, in folders that are made for it. */
public record ObjectPlacement(S3Uri uri, ObjectPaths paths) {

    private static final Logger LOG = LoggerFactory.getLogger(ObjectPlacement.class);

    /** A deletion removes empty folders, also one that was just made for this object; so the move is repeated. */
    private static final int ATTEMPTS = 8;

    /**
     * Moves the file, atomically. If that fails, no new folder remains.
     *
     * @param target as {@link ObjectPaths#locateObject} found it
     */
    public void place(Temporary temporary, Path target) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                placeOnce(temporary, target);
                return;
            } catch (NoSuchFileException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void placeOnce(Temporary temporary, Path target) throws IOException {
        Deque<Path> made = new ArrayDeque<>();
        try {
            paths.createDirectories(uri, target, made);
            temporary.moveTo(target);
        } catch (IOException | ObjectStoreException e) {
            made.forEach(ObjectPlacement::removeIfEmpty);
            throw e;
        }
    }

    private static void removeIfEmpty(Path folder) {
        try {
            Files.delete(folder);
        } catch (IOException e) {
            LOG.debug("{} stays: {}", folder, e.toString());
        }
    }
}
