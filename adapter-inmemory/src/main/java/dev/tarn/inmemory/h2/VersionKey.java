package dev.tarn.inmemory.h2;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;

/** By what an earlier version is found: the place of its resource first, so that those of one lie together. */
record VersionKey(long rowId, long version) {

    /** Its bytes and its order. */
    static final class VersionKeyType extends ColumnDataType<VersionKey> {

        static final VersionKeyType INSTANCE = new VersionKeyType();

        private static final int MEMORY = 32;

        @Override
        public int compare(VersionKey one, VersionKey other) {
            int byPlace = Long.compare(one.rowId, other.rowId);
            return byPlace == 0 ? Long.compare(one.version, other.version) : byPlace;
        }

        @Override
        public int getMemory(VersionKey key) {
            return MEMORY;
        }

        @Override
        public void write(WriteBuffer to, VersionKey key) {
            to.putLong(key.rowId).putVarLong(key.version);
        }

        @Override
        public VersionKey read(ByteBuffer from) {
            long rowId = from.getLong();
            return new VersionKey(rowId, DataUtils.readVarLong(from));
        }
    }
}
