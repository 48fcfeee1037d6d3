package dev.tarn.inmemory.storage.schema.row;

import dev.tarn.inmemory.storage.Codec;
import dev.tarn.inmemory.storage.RowOutput;
import dev.tarn.inmemory.storage.VarInts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The bytes of a row: how many cells there are; of each the length in UTF-8 and one more, or 0 where it is not there. */
final class RowCodec implements Codec<Row> {

    private static final int FRAME = 64;

    @Override
    public int memory(Row cells) {
        int memory = FRAME;
        for (Optional<String> text : cells.texts()) {
            memory += FRAME + text.map(String::length).orElse(0);
        }
        return memory;
    }

    @Override
    public void write(RowOutput to, Row cells) {
        to.putVarInt(cells.texts().size());
        for (Optional<String> text : cells.texts()) {
            byte[] bytes = text.orElse("").getBytes(StandardCharsets.UTF_8);
            to.putVarInt(text.isPresent() ? bytes.length + 1 : 0).putBytes(bytes);
        }
    }

    @Override
    public Row read(ByteBuffer from) {
        List<Optional<String>> texts = new ArrayList<>();
        for (int left = VarInts.readInt(from); left > 0; left--) {
            texts.add(text(from));
        }
        return new Row(Collections.unmodifiableList(texts));
    }

    private static Optional<String> text(ByteBuffer from) {
        int length = VarInts.readInt(from) - 1;
        if (length < 0) {
            return Optional.empty();
        }
        if (length > from.remaining()) {
            throw new IllegalStateException("a cell has " + length + " bytes, and its row " + from.remaining());
        }
        byte[] bytes = new byte[length];
        from.get(bytes);
        return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }
}
