package dev.tarn.inmemory.storage.schema.row;

import dev.tarn.inmemory.storage.Column;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A row of texts, some of which may not be there. Numbers and words are written as Java spells them, times as
 * milliseconds since 1970 in UTC. What is added to a row later goes to its end: older rows do not have it.
 */
public record Row(List<Optional<String>> texts) {

    public static final Column<Row> COLUMN = Column.of("row", new RowCodec());

    /** {@return something that puts a row together, cell by cell} */
    public static Writer writer() {
        return new Writer();
    }

    /** {@return something that takes it apart, cell by cell} */
    public Reader reader() {
        return new Reader(texts);
    }

    /** Puts a row together. */
    public static final class Writer {

        private final List<Optional<String>> texts = new ArrayList<>();

        public Writer text(Optional<?> value) {
            texts.add(value.map(Object::toString));
            return this;
        }

        /** A text, a word, a number, or a flag. */
        public Writer text(Object value) {
            return text(Optional.of(value));
        }

        public Writer time(Instant value) {
            return text(value.toEpochMilli());
        }

        public Writer time(Optional<Instant> value) {
            return text(value.map(Instant::toEpochMilli));
        }

        public Row done() {
            return new Row(Collections.unmodifiableList(texts));
        }
    }

    /** Takes a row apart. */
    public static final class Reader {

        private final List<Optional<String>> texts;
        private int at;

        private Reader(List<Optional<String>> texts) {
            this.texts = texts;
        }

        public boolean hasNext() {
            return at < texts.size();
        }

        public Optional<String> next() {
            return hasNext() ? texts.get(at++) : Optional.empty();
        }

        public <T> Optional<T> optional(Function<String, T> read) {
            return next().map(read);
        }

        public String text() {
            return next().orElseThrow(() -> new IllegalStateException("cell " + at + " of a row is not there"));
        }

        public long number() {
            return Long.parseLong(text());
        }

        public double decimal() {
            return Double.parseDouble(text());
        }

        public boolean flag() {
            return Boolean.parseBoolean(text());
        }

        public Instant time() {
            return Instant.ofEpochMilli(number());
        }

        public Optional<Instant> optionalTime() {
            return optional(time -> Instant.ofEpochMilli(Long.parseLong(time)));
        }
    }
}
