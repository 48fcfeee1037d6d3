package dev.tarn.inmemory.storage.mvstore;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.Chunk;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.SingleFileStore;
import org.h2.mvstore.WriteBuffer;

/**
 * The file that H2 writes pages to. H2 collects the pages of a commit in a buffer, which it allocates again for each
 * large commit: the buffer grows by half eight times and is copied each time, which was a third of the cost of writing
 * pages. This class reuses the buffer as long as commits are large.
 */
final class PageFile extends SingleFileStore {

    /** In bytes: up to here H2 keeps buffers by itself. */
    private static final int SMALL = 4 * 1024 * 1024;

    /** In bytes; a buffer for one very large resource is not kept. */
    private static final int LARGEST = 64 * 1024 * 1024;

    /** In bytes: two copies of the header, a block each. */
    private static final int HEADER = 2 * 4096;

    private static final int BLOCK = 4096;

    private Optional<Lasting> large = Optional.empty();

    /** A chunk: what H2 has written in one piece, and what is to be copied in one piece. Position and length in bytes. */
    record Extent(long position, int length) {}

    /**
     * What a copy of the file needs, as of one moment.
     *
     * @param header the first bytes of the file, which H2 writes over
     * @param chunks in the order of their positions
     */
    record Image(ByteBuffer header, List<Extent> chunks) {

        /** {@return the length of a copy in bytes} */
        long length() {
            return chunks.isEmpty()
                    ? HEADER
                    : chunks.get(chunks.size() - 1).position()
                            + chunks.get(chunks.size() - 1).length();
        }
    }

    private PageFile(Map<String, Object> settings) {
        super(settings);
    }

    /**
     * Opens a file.
     *
     * @param name the path in H2's file-name syntax
     * @param cache in megabytes
     * @throws MVStoreException if the file cannot be opened
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

    /** Keeps all that is in the file: until {@link #release}, chunks are neither moved nor overwritten, only added. */
    void keep() {
        setRetentionTime(Integer.MAX_VALUE);
        setReuseSpace(false);
    }

    /** Ends {@link #keep}. */
    void release() {
        setReuseSpace(true);
        setRetentionTime(MvSettings.RETENTION);
    }

    /** {@return what a copy of the file as it is now needs} Only while it is kept. */
    Image image() {
        saveChunkLock.lock();
        try {
            // Without the name of their class, which was not public before H2 2.5.
            Map<Integer, ? extends Chunk<?>> all = getChunks();
            List<Extent> chunks = all.values().stream()
                    .filter(chunk -> chunk.block > 0)
                    .map(chunk -> new Extent(chunk.block * BLOCK, chunk.len * BLOCK))
                    .sorted(Comparator.comparingLong(Extent::position))
                    .toList();
            return new Image(bytes(0, HEADER), chunks);
        } finally {
            saveChunkLock.unlock();
        }
    }

    /** {@return bytes of the file that is open, which may be another one than its path leads to} */
    ByteBuffer bytes(Extent extent) {
        return bytes(extent.position(), extent.length());
    }

    private ByteBuffer bytes(long position, int length) {
        FileStore<?> file = this;
        return file.readFully(null, position, length);
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
