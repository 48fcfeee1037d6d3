package dev.tarn.inmemory.storage.mvstore.recovery;

import dev.tarn.inmemory.storage.mvstore.FileState;
import dev.tarn.inmemory.storage.mvstore.MvTable;
import dev.tarn.inmemory.storage.mvstore.TableSet;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.StringDataType;

/**
 * How the rows of one of H2's maps are read without H2.
 *
 * @param id the number of the map
 * @param open gets the value of a row; empty where the row is damaged
 * @param checked whether rows have checksums of their own, so that they can be searched in damaged blocks
 */
record SalvagedMap<K, V>(
        int id, DataType<K> keys, DataType<?> rows, BiFunction<K, Object, Optional<V>> open, boolean checked) {

    /** The number of the map of table 0; the others follow, as {@link TableSet} opens them. H2 uses those before. */
    private static final int FIRST = 2;

    /** In bytes; in larger pages there are few rows. */
    private static final int MOST_SEARCHED = 1 << 20;

    /** {@return the map of a table} */
    static <K, V> SalvagedMap<K, V> of(MvTable<K, V> table) {
        return new SalvagedMap<>(FIRST + table.number(), table.keyType(), table.rowType(), table::whole, true);
    }

    /** {@return H2's own map, of which all others are found} */
    static SalvagedMap<String, String> layout() {
        return texts(0);
    }

    /** {@return the map of {@link FileState}, which is made after those of the tables} */
    static SalvagedMap<String, String> state(int tables) {
        return texts(FIRST + tables);
    }

    private static SalvagedMap<String, String> texts(int id) {
        StringDataType text = StringDataType.INSTANCE;
        return new SalvagedMap<>(id, text, text, (key, row) -> Optional.of((String) row), false);
    }

    /**
     * Reads the rows of a leaf. After a damaged row, the next one is searched by its checksum.
     *
     * @return how many are damaged
     * @throws RuntimeException if the keys cannot be read
     */
    long read(SalvagedPage leaf, BiConsumer<K, V> whole) {
        ByteBuffer bytes = leaf.bytes();
        K[] all = leaf.keys(keys);
        long damaged = 0;
        for (int i = 0; i < all.length; i++) {
            int start = bytes.position();
            Optional<V> value = row(bytes, all[i]);
            if (value.isPresent()) {
                whole.accept(all[i], value.get());
                continue;
            }
            damaged++;
            int behind = bytes.position();
            if (i + 1 < all.length && row(bytes, all[i + 1]).isEmpty()) {
                int next = seek(bytes, start + 1, all, i + 1);
                damaged += next - i - 1;
                i = next - 1;
            } else {
                bytes.position(behind);
            }
        }
        return damaged;
    }

    /** {@return the index of the next key whose row is whole, with the bytes at that row} */
    private int seek(ByteBuffer bytes, int from, K[] all, int first) {
        if (!checked || bytes.limit() > MOST_SEARCHED) {
            return all.length;
        }
        for (int at = from; at < bytes.limit(); at++) {
            Object row;
            try {
                row = rows.read(bytes.position(at));
            } catch (RuntimeException e) {
                continue;
            }
            for (int i = first; i < all.length; i++) {
                if (open.apply(all[i], row).isPresent()) {
                    bytes.position(at);
                    return i;
                }
            }
        }
        return all.length;
    }

    private Optional<V> row(ByteBuffer bytes, K key) {
        int start = bytes.position();
        try {
            return open.apply(key, rows.read(bytes));
        } catch (RuntimeException e) {
            bytes.position(start);
            return Optional.empty();
        }
    }
}
