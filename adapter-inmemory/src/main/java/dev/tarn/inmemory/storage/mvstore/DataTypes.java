package dev.tarn.inmemory.storage.mvstore;

import dev.tarn.inmemory.storage.Codec;
import dev.tarn.inmemory.storage.Column;
import dev.tarn.inmemory.storage.RowOutput;
import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.StringDataType;

/** H2's types for the columns of tables. */
final class DataTypes {

    private DataTypes() {}

    /** By their names, since a record's {@code equals} is linked at its first use, which a start would wait for. */
    @SuppressWarnings("unchecked") // A built-in column has the type of its constant.
    static <T> DataType<T> of(Column<T> column) {
        if (column.codec().isPresent()) {
            return new CodecType<>(column.codec().get());
        }
        return (DataType<T>)
                switch (column.name()) {
                    case "number" -> NumberDataType.INSTANCE;
                    case "text" -> StringDataType.INSTANCE;
                    case "bytes" -> ByteArrayDataType.INSTANCE;
                    default -> throw new IllegalArgumentException("No built-in column is named " + column.name());
                };
    }

    private static final class CodecType<T> extends ColumnDataType<T> {

        private final Codec<T> codec;

        CodecType(Codec<T> codec) {
            this.codec = codec;
        }

        @Override
        public int compare(T one, T other) {
            return codec.compare(one, other);
        }

        @Override
        public int getMemory(T value) {
            return codec.memory(value);
        }

        @Override
        public boolean isMemoryEstimationAllowed() {
            return codec.isSizeEstimated();
        }

        @Override
        public void write(WriteBuffer to, T value) {
            codec.write(new BufferOutput(to), value);
        }

        @Override
        public T read(ByteBuffer from) {
            return codec.read(from);
        }
    }

    private record BufferOutput(WriteBuffer buffer) implements RowOutput {

        @Override
        public RowOutput putByte(byte value) {
            buffer.put(value);
            return this;
        }

        @Override
        public RowOutput putLong(long value) {
            buffer.putLong(value);
            return this;
        }

        @Override
        public RowOutput putVarInt(int value) {
            buffer.putVarInt(value);
            return this;
        }

        @Override
        public RowOutput putVarLong(long value) {
            buffer.putVarLong(value);
            return this;
        }

        @Override
        public RowOutput putBytes(byte[] bytes) {
            buffer.put(bytes);
            return this;
        }
    }
}
