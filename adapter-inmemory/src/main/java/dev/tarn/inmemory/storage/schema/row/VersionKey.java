package dev.tarn.inmemory.storage.schema.row;

import dev.tarn.inmemory.storage.Codec;
import dev.tarn.inmemory.storage.Column;
import dev.tarn.inmemory.storage.KeyHash;
import dev.tarn.inmemory.storage.RowOutput;
import dev.tarn.inmemory.storage.VarInts;
import java.nio.ByteBuffer;
import java.util.Comparator;

/** By what an earlier version is found: the row id of its resource first, so that those of one lie together. */
public record VersionKey(long rowId, long version) {

    /** By resource, and then by version. */
    public static final Comparator<VersionKey> ORDER =
            Comparator.comparingLong(VersionKey::rowId).thenComparingLong(VersionKey::version);

    public static final Column<VersionKey> COLUMN = Column.of("version key", new KeyCodec());

    /** {@return the hash for the checksum of a row} */
    public int hash() {
        return KeyHash.of(rowId, version);
    }

    /** Its bytes and its order. */
    private static final class KeyCodec implements Codec<VersionKey> {

        private static final int MEMORY = 32;

        @Override
        public int compare(VersionKey one, VersionKey other) {
            int byPlace = Long.compare(one.rowId, other.rowId);
            return byPlace == 0 ? Long.compare(one.version, other.version) : byPlace;
        }

        @Override
        public int memory(VersionKey key) {
            return MEMORY;
        }

        @Override
        public void write(RowOutput to, VersionKey key) {
            to.putLong(key.rowId).putVarLong(key.version);
        }

        @Override
        public VersionKey read(ByteBuffer from) {
            long rowId = from.getLong();
            return new VersionKey(rowId, VarInts.readLong(from));
        }
    }
}
