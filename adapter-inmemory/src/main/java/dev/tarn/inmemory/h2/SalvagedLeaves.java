package dev.tarn.inmemory.h2;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.SFChunk;

/**
 * Finds the leaves of a table's B-tree without its inner pages. H2 keeps a list of chunks; each chunk ends with a list of
 * its pages, and the list of chunks says which of those are not in use any more. Of two leaves with the same key, the one
 * in the chunk that was written later is the newer.
 */
final class SalvagedLeaves {

    private static final int BLOCK = 4096;

    /** Length, check value, and the numbers of page and map and keys, in bytes at most. */
    private static final int HEAD = 4 + 2 + 3 * 5 + 1;

    private final PageFile file;

    SalvagedLeaves(PageFile file) {
        this.file = file;
    }

    /**
     * Reads rows.
     *
     * @param map the number of H2's map
     * @param wanted tells which keys
     * @param whole gets each row with one of these keys that is whole, once
     */
    <K, V> void read(Table<K, V> table, int map, Predicate<K> wanted, BiConsumer<K, V> whole) {
        Map<K, V> found = new TreeMap<>(table.keyType());
        TreeMap<Long, Map<String, String>> chunks = new TreeMap<>();
        try {
            file.getLayoutMap().forEach((key, text) -> {
                if (key.startsWith("chunk.")) {
                    Map<String, String> chunk = DataUtils.parseMap(text);
                    chunks.put(hex(chunk, "version"), chunk);
                }
            });
        } catch (RuntimeException e) {
            // Those that were found before.
        }
        chunks.values().forEach(chunk -> {
            try {
                read(chunk, table, map, wanted, found);
            } catch (RuntimeException e) {
                // Its list of pages cannot be read.
            }
        });
        found.forEach(whole);
    }

    private <K, V> void read(
            Map<String, String> chunk, Table<K, V> table, int map, Predicate<K> wanted, Map<K, V> found) {
        int pages = (int) hex(chunk, "pages");
        BitSet unused = BitSet.valueOf(HexFormat.of().parseHex(chunk.getOrDefault("occupancy", "")));
        long start = hex(chunk, "block") * BLOCK;
        long end = start + hex(chunk, "len") * BLOCK;
        ByteBuffer list = bytes(start + hex(chunk, "toc"), pages * Long.BYTES);
        for (int page = 0; page < pages; page++) {
            long entry = list.getLong();
            if (!unused.get(page)
                    && DataUtils.getPageMapId(entry) == map
                    && DataUtils.getPageType(entry) == DataUtils.PAGE_TYPE_LEAF) {
                try {
                    read(start + DataUtils.getPageOffset(entry), end, table, wanted, found);
                } catch (RuntimeException e) {
                    // The rows of this page that were found before.
                }
            }
        }
    }

    private <K, V> void read(long at, long end, Table<K, V> table, Predicate<K> wanted, Map<K, V> found) {
        int length = bytes(at, Integer.BYTES).getInt();
        ByteBuffer page = bytes(at, (int) Math.min(end - at, (long) length + HEAD));
        page.position(Integer.BYTES + Short.BYTES);
        DataUtils.readVarInt(page);
        DataUtils.readVarInt(page);
        int count = DataUtils.readVarInt(page);
        page.get();
        Object[] keys = (Object[]) table.keyType().createStorage(count);
        table.keyType().read(page, keys, count);
        for (Object each : keys) {
            @SuppressWarnings("unchecked") // The table's own type has read it.
            K key = (K) each;
            Object row = table.rowType().read(page);
            if (wanted.test(key)) {
                Optional<V> value = table.whole(key, row);
                value.ifPresent(there -> found.put(key, there));
            }
        }
    }

    private ByteBuffer bytes(long at, int length) {
        return file.readFully((SFChunk) null, at, length);
    }

    private static long hex(Map<String, String> chunk, String name) {
        return DataUtils.readHexLong(chunk, name, 0);
    }
}
