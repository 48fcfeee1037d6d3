package dev.tarn.inmemory.repository.search.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of an index by their names, which are random numbers: no file gets the name of one before it. */
final class FileNames {

    private static final Logger LOG = LoggerFactory.getLogger(FileNames.class);

    private FileNames() {}

    static long next() {
        return ThreadLocalRandom.current().nextLong();
    }

    static String segment(long name) {
        return String.format("%016x.segment", name);
    }

    static String manifest(long name) {
        return String.format("%016x.manifest", name);
    }

    /** Writes a file that does not exist yet. */
    static void write(Path file, ByteBuffer... content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            for (ByteBuffer part : content) {
                while (part.hasRemaining()) {
                    channel.write(part);
                }
            }
        }
    }

    /** Removes a file. A failure is logged: Windows keeps mapped files, and the next start removes what is left. */
    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("{} is removed later: {}", file, e.toString());
        }
    }
}
