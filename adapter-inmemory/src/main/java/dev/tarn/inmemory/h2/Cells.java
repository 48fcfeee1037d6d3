package dev.tarn.inmemory.h2;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.DataType;

/**
 * A row of texts, some of which may not be there. Numbers and words are written as Java spells them, times as
 * milliseconds since 1970 in UTC. What is added to a row later goes to its end: older rows do not have it.
 */
record Cells(List<Optional<String>> texts) {

    /** Its bytes: how many there are; of each the length in UTF-8 and one more, or 0 where it is not there. */
    static final DataType<Cells> TYPE = new Type();

    /** {@return something that puts a row together, cell by cell} */
    static Writer writer() {
        return new Writer();
    }

    /** {@return something that takes it apart, cell by cell} */
    Reader reader() {
        return new Reader(texts);
    }

    /** Puts a row together. */
    static final class Writer {

        private final List<Optional<String>> texts = new ArrayList<>();

        Writer text(Optional<?> value) {
            texts.add(value.map(Object::toString));
            return this;
        }

        /** A text, a word, a number, or a flag. */
        Writer text(Object value) {
            return text(Optional.of(value));
        }

        Writer time(Instant value) {
            return text(value.toEpochMilli());
        }

        Writer time(Optional<Instant> value) {
            return text(value.map(Instant::toEpochMilli));
        }

        Cells done() {
            return new Cells(Collections.unmodifiableList(texts));
        }
    }

    /** Takes a row apart. */
    static final class Reader {

        private final List<Optional<String>> texts;
        private int at;

        private Reader(List<Optional<String>> texts) {
            this.texts = texts;
        }

        boolean hasNext() {
            return at < texts.size();
        }

        Optional<String> next() {
            return hasNext() ? texts.get(at++) : Optional.empty();
        }

        <T> Optional<T> optional(Function<String, T> read) {
            return next().map(read);
        }

        String text() {
            return next().orElseThrow(() -> new IllegalStateException("cell " + at + " of a row is not there"));
        }

        long number() {
            return Long.parseLong(text());
        }

        double decimal() {
            return Double.parseDouble(text());
        }

        boolean flag() {
            return Boolean.parseBoolean(text());
        }

        Instant time() {
            return Instant.ofEpochMilli(number());
        }
    }

    private static final class Type extends BasicDataType<Cells> {

        private static final int FRAME = 64;

        @Override
        public int getMemory(Cells cells) {
            int memory = FRAME;
            for (Optional<String> text : cells.texts) {
                memory += FRAME + text.map(String::length).orElse(0);
            }
            return memory;
        }

        @Override
        public void write(WriteBuffer to, Cells cells) {
            to.putVarInt(cells.texts.size());
            for (Optional<String> text : cells.texts) {
                byte[] bytes = text.orElse("").getBytes(StandardCharsets.UTF_8);
                to.putVarInt(text.isPresent() ? bytes.length + 1 : 0).put(bytes);
            }
        }

        @Override
        public Cells read(ByteBuffer from) {
            List<Optional<String>> texts = new ArrayList<>();
            for (int left = DataUtils.readVarInt(from); left > 0; left--) {
                texts.add(text(from));
            }
            return new Cells(Collections.unmodifiableList(texts));
        }

        private static Optional<String> text(ByteBuffer from) {
            int length = DataUtils.readVarInt(from) - 1;
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

        @Override
        public Cells[] createStorage(int size) {
            return new Cells[size];
        }
    }
}
