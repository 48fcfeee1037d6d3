package dev.tarn.inmemory.h2;

import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.SingleFileStore;
import org.h2.mvstore.WriteBuffer;

/**
 * The file that H2 writes pages to. H2 puts those of one commit together in a buffer, which it makes anew for each that
 * is large: it grows by half eight times, and is copied as often, which was a third of what writing pages takes. This one
 * keeps it for as long as commits are large.
 */
final class PageFile extends SingleFileStore {

    /** In bytes: up to here H2 keeps buffers by itself. */
    private static final int SMALL = 4 * 1024 * 1024;

    /** In bytes; a buffer for one very large resource is not kept. */
    private static final int LARGEST = 64 * 1024 * 1024;

    private Optional<Lasting> large = Optional.empty();

    private PageFile(Map<String, Object> settings) {
        super(settings);
    }

    /**
     * Opens a file of which as much is read as can be.
     *
     * @param name the path in H2's file-name syntax
     */
    static PageFile salvage(String name) {
        PageFile file = new PageFile(Map.of("cacheSize", 1, "recoveryMode", 1));
        file.open(name, true, null);
        return file;
    }

    /**
     * Opens a file.
     *
     * @param name how H2 is told of it
     * @param cache in megabytes
     * @throws MVStoreException where it cannot be opened
     */
    static PageFile open(String name, int cache) {
        PageFile file = new PageFile(Map.of("cacheSize", cache));
        file.open(name, false, null);
        return file;
    }

    @Override
    public synchronized WriteBuffer getWriteBuffer() {
        Optional<Lasting> kept = large;
        large = Optional.empty();
        return kept.map(WriteBuffer::clear).orElseGet(super::getWriteBuffer);
    }

    @Override
    public synchronized void releaseWriteBuffer(WriteBuffer buffer) {
        int used = buffer.limit();
        if (used <= SMALL || buffer.capacity() > LARGEST) {
            super.releaseWriteBuffer(buffer);
        } else {
            large = Optional.of(lasting(buffer));
        }
    }

    private static Lasting lasting(WriteBuffer buffer) {
        return buffer instanceof Lasting lasting && !lasting.hasGrown() ? lasting : new Lasting(buffer.capacity());
    }

    /** A buffer that is as large after it was cleared; one that has grown is as small as before. */
    private static final class Lasting extends WriteBuffer {

        private final int size;

        Lasting(int size) {
            super(size);
            this.size = size;
        }

        boolean hasGrown() {
            return capacity() > size;
        }
    }
}
