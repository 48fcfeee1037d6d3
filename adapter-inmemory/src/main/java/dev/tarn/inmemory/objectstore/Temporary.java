package dev.tarn.inmemory.objectstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** An object that is not one yet: a locked file, out of everybody's sight. */
public record Temporary(Path path, FileChannel channel) {

    /** Appends bytes. */
    public void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /**
     * Puts the file where the object is to be, in one step, locked until it is there.
     *
     * <p>It is not forced to the disk first. What is guarded against is a process that dies, and then the operating
     * system still has every byte; after a power failure the job can be run again, and forcing would make each of a
     * million small objects wait for the disk.
     */
    public void moveTo(Path target) throws IOException {
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        channel.close();
    }

    /** Removes the file, unless it was moved. */
    public void discard() throws IOException {
        try {
            Files.deleteIfExists(path);
        } finally {
            channel.close();
        }
    }
}
