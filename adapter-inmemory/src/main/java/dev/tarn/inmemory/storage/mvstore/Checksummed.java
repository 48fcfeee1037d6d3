package dev.tarn.inmemory.storage.mvstore;

import java.nio.ByteBuffer;
import java.util.function.ToIntFunction;
import java.util.zip.CRC32C;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.DataType;

/**
 * A value with what its key contributes to its checksum. The four bytes behind the value are the CRC-32C of the value's
 * bytes, combined by exclusive or with a hash of the key; so they can be checked where a page is read, and the key where
 * the row is used.
 *
 * @param keyHash the hash of the key under which the value was put
 */
public record Checksummed<V>(V value, int keyHash) {

    /** {@return checksums for values of any kind} */
    static <K, V> RowChecksum<K, V, Checksummed<V>> with(DataType<V> type, ToIntFunction<K> hash) {
        DataType<Checksummed<V>> sealed = new Type<>(type);
        return new RowChecksum<>() {
            @Override
            public DataType<Checksummed<V>> type() {
                return sealed;
            }

            @Override
            public Checksummed<V> seal(K key, V value) {
                return new Checksummed<>(value, hash.applyAsInt(key));
            }

            @Override
            public V open(K key, Checksummed<V> row) {
                return row.value;
            }

            @Override
            public boolean isWhole(K key, Checksummed<V> row) {
                return row.keyHash == hash.applyAsInt(key);
            }
        };
    }

    private static int checksum(ByteBuffer bytes, int from, int to) {
        CRC32C sum = new CRC32C();
        sum.update(bytes.array(), bytes.arrayOffset() + from, to - from);
        return (int) sum.getValue();
    }

    private static final class Type<V> extends ColumnDataType<Checksummed<V>> {

        /** Of the object, in bytes. */
        private static final int FRAME = 24;

        private final DataType<V> values;

        Type(DataType<V> values) {
            this.values = values;
        }

        @Override
        public int getMemory(Checksummed<V> row) {
            return FRAME + values.getMemory(row.value);
        }

        @Override
        public boolean isMemoryEstimationAllowed() {
            return values.isMemoryEstimationAllowed();
        }

        @Override
        public void write(WriteBuffer to, Checksummed<V> row) {
            int from = to.position();
            values.write(to, row.value);
            to.putInt(checksum(to.getBuffer(), from, to.position()) ^ row.keyHash);
        }

        @Override
        public Checksummed<V> read(ByteBuffer from) {
            int start = from.position();
            V value = values.read(from);
            int sum = checksum(from, start, from.position());
            return new Checksummed<>(value, from.getInt() ^ sum);
        }
    }
}
