package dev.tarn.inmemory.storage.mvstore.recovery;

import dev.tarn.inmemory.storage.mvstore.file.BlockReader;
import dev.tarn.inmemory.storage.mvstore.recovery.SalvagedChunk.Header;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.DataUtils;

/** The pages of a damaged file, which are found without H2. */
final class SalvagedFile implements AutoCloseable {

    /** In bytes: length, check value. */
    private static final int HEAD = Integer.BYTES + Short.BYTES;

    private final BlockReader blocks;
    private final List<SalvagedChunk> chunks;
    private final Map<Integer, SalvagedChunk> byId = new HashMap<>();

    private SalvagedFile(BlockReader blocks, List<SalvagedChunk> chunks) {
        this.blocks = blocks;
        this.chunks = chunks;
        chunks.forEach(chunk -> byId.put(chunk.id(), chunk));
    }

    /**
     * Opens a file, and looks for its chunks.
     *
     * @param identity of the file; 0 where it is not known
     */
    static SalvagedFile open(Path file, long identity) throws IOException {
        BlockReader blocks = BlockReader.open(file, identity);
        try {
            return new SalvagedFile(blocks, SalvagedChunks.of(blocks));
        } catch (IOException | RuntimeException e) {
            blocks.close();
            throw e;
        }
    }

    /** {@return the chunks, the newest first} */
    List<SalvagedChunk> chunks() {
        return chunks;
    }

    /**
     * Reads a page.
     *
     * @param position as H2 has it: chunk, offset, type
     * @param damaged whether damaged blocks are read as they are
     * @throws IOException if a block of it is damaged or gone
     * @throws RuntimeException if it is no page of this map
     */
    SalvagedPage page(long position, int map, boolean damaged) throws IOException {
        SalvagedChunk chunk = byId.get(DataUtils.getPageChunkId(position));
        if (chunk == null) {
            throw new IOException("chunk " + DataUtils.getPageChunkId(position) + " is gone");
        }
        return page(chunk, DataUtils.getPageOffset(position), map, damaged);
    }

    /** Reads a page of a chunk, as {@link #page(long, int, boolean)}. */
    SalvagedPage page(SalvagedChunk chunk, int offset, int map, boolean damaged) throws IOException {
        ByteBuffer head = bytes(chunk, offset, HEAD, damaged);
        int length = head.getInt();
        if (!SalvagedPage.isPlausible(chunk.id(), offset, length, head.getShort())) {
            throw new IOException("there is no page");
        }
        SalvagedPage page = SalvagedPage.of(bytes(chunk, offset, length, damaged));
        if (page.map() != map) {
            throw new IOException("the page is another map's");
        }
        return page;
    }

    /**
     * {@return the entries of a chunk's list of pages; the first of a map is the root that the map had then}
     *
     * @throws IOException if the list is damaged
     */
    List<Long> list(SalvagedChunk chunk) throws IOException {
        Header header = chunk.header().orElseThrow(() -> new IOException("its header is damaged"));
        ByteBuffer bytes = bytes(chunk, header.list(), header.pages() * Long.BYTES, false);
        List<Long> entries = new ArrayList<>();
        while (bytes.hasRemaining()) {
            entries.add(bytes.getLong());
        }
        return entries;
    }

    /** {@return where pages of a map may begin in a chunk whose list is damaged} */
    List<Integer> pageCandidates(SalvagedChunk chunk, int map) {
        List<Integer> offsets = new ArrayList<>();
        int end = chunk.length() * BlockReader.DATA;
        for (int block = 0; block < chunk.length(); block++) {
            int start = block * BlockReader.DATA;
            ByteBuffer bytes;
            try {
                bytes = bytes(chunk, start, Math.min(end - start, BlockReader.DATA + HEAD), true);
            } catch (IOException e) {
                continue;
            }
            for (int i = 0; i < BlockReader.DATA && i + HEAD <= bytes.limit(); i++) {
                int length = bytes.getInt(i);
                if (length > HEAD
                        && length <= end - start - i
                        && SalvagedPage.isPlausible(chunk.id(), start + i, length, bytes.getShort(i + Integer.BYTES))
                        && isPage(chunk, start + i, map)) {
                    offsets.add(start + i);
                    // What is in a page that is whole is no page.
                    if (length > BlockReader.DATA - i) {
                        block += (i + length) / BlockReader.DATA - 1;
                        break;
                    }
                    i += length - 1;
                }
            }
        }
        return offsets;
    }

    private boolean isPage(SalvagedChunk chunk, int offset, int map) {
        try {
            return page(chunk, offset, map, true).leaf();
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private ByteBuffer bytes(SalvagedChunk chunk, int offset, int length, boolean damaged) throws IOException {
        if (offset < 0 || length < 0 || (long) offset + length > (long) chunk.length() * BlockReader.DATA) {
            throw new IOException("it does not lie in its chunk");
        }
        return blocks.read(chunk.block() * BlockReader.DATA + offset, length, chunk.stamp(), damaged);
    }

    @Override
    public void close() throws IOException {
        blocks.close();
    }
}
