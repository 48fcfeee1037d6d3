package dev.tarn.inmemory.storage.mvstore.recovery;

import dev.tarn.inmemory.storage.mvstore.file.BlockReader;
import dev.tarn.inmemory.storage.mvstore.recovery.SalvagedChunk.Header;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.DataUtils;

/**
 * Finds the chunks of a file block by block, by their headers or by their footers, without H2's own headers. Chunks
 * are searched only at the start and the end of a write, so that the text of a resource is never taken for one.
 */
final class SalvagedChunks {

    private static final int FOOTER = 128;
    private static final int LONGEST_HEADER = 1024;

    /** In blocks: places in a chunk are an int. */
    private static final int LONGEST_CHUNK = Integer.MAX_VALUE / BlockReader.DATA;

    /** Blocks 0 and 1 are H2's headers. */
    private static final long FIRST = 2;

    private final BlockReader file;
    private final Map<Integer, SalvagedChunk> found = new HashMap<>();

    private SalvagedChunks(BlockReader file) {
        this.file = file;
    }

    /** {@return all chunks, the newest first} */
    static List<SalvagedChunk> of(BlockReader file) throws IOException {
        SalvagedChunks chunks = new SalvagedChunks(file);
        long blocks = file.blocks();
        for (long block = FIRST; block < blocks; block++) {
            if (file.isWhole(block)) {
                if (block == FIRST || isOther(file, block, block - 1)) {
                    chunks.header(block);
                }
                if (block == blocks - 1 || isOther(file, block, block + 1)) {
                    chunks.footer(block);
                }
            }
        }
        List<SalvagedChunk> all = new ArrayList<>(chunks.found.values());
        all.sort(SalvagedChunk.NEWEST);
        return all;
    }

    private static boolean isOther(BlockReader file, long block, long beside) throws IOException {
        int stamp = file.stamp(block);
        return !file.isWhole(beside) || file.stamp(beside) != stamp;
    }

    private void header(long block) throws IOException {
        Map<String, String> text = text(block, 0, LONGEST_HEADER);
        if (text.containsKey("root") && text.containsKey("toc")) {
            add(
                    text,
                    block,
                    Optional.of(new Header(
                            (int) DataUtils.readHexLong(text, "pages", 0),
                            (int) DataUtils.readHexLong(text, "toc", 0),
                            DataUtils.readHexLong(text, "root", 0))));
        }
    }

    private void footer(long block) throws IOException {
        Map<String, String> text = text(block, BlockReader.DATA - FOOTER, FOOTER);
        long start = block + 1 - (int) DataUtils.readHexLong(text, "len", 0);
        if (text.containsKey("fletcher") && start >= FIRST) {
            add(text, start, Optional.empty());
        }
    }

    private void add(Map<String, String> text, long block, Optional<Header> header) throws IOException {
        int length = (int) DataUtils.readHexLong(text, "len", 0);
        // The file may have been cut.
        int there = (int) Math.min(Math.min(length, LONGEST_CHUNK), file.blocks() - block);
        long stamped = header.isPresent() ? block : block + length - 1;
        int id = (int) DataUtils.readHexLong(text, "chunk", 0);
        if (length < 1) {
            return;
        }
        SalvagedChunk chunk = new SalvagedChunk(
                id, DataUtils.readHexLong(text, "version", 0), file.stamp(stamped), block, there, header);
        // H2 may have moved it, and then it is there twice, and both are the same.
        found.merge(id, chunk, (old, other) -> old.header().isPresent() ? old : other);
    }

    private Map<String, String> text(long block, int from, int length) throws IOException {
        ByteBuffer bytes = file.read(block * BlockReader.DATA + from, length, file.stamp(block), false);
        String text = StandardCharsets.ISO_8859_1.decode(bytes).toString();
        int end = text.indexOf('\n');
        if (!text.startsWith("chunk:") || end < 0) {
            return Map.of();
        }
        try {
            return DataUtils.parseMap(text.substring(0, end).strip());
        } catch (RuntimeException e) {
            return Map.of();
        }
    }
}
