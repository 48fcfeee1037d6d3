package dev.tarn.inmemory.objectstore;

import java.nio.file.Path;

/**
 * Where a key leads, and what is there.
 *
 * @param size of the file, in bytes; 0 for everything else
 */
public record ObjectFile(Path path, Kind kind, long size) {

    /** What is at a path. */
    public enum Kind {
        FILE,
        FOLDER,
        ABSENT,
        /** Nothing, and nothing can come there: a part of the way is a file. */
        BELOW_A_FILE
    }
}
