package dev.tarn.ports.fhir;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON in UTF-8: a resource, or a patch. Equal where the bytes are. Immutable and thread-safe.
 *
 * <p>A large resource can be backed by the arrays that a store holds: its length is known, and it can be written, without
 * a copy of the whole.
 */
public final class ResourceJson {

    /** No bytes: the content of a resource that the caller may write, but not read. */
    public static final ResourceJson NONE = of(new byte[0]);

    private final Source source;

    private ResourceJson(Source source) {
        this.source = source;
    }

    /** Receives the bytes in their order, as parts of arrays that must not be changed, and may be kept. */
    public interface Output {

        /** Takes so many bytes of an array, from an index. */
        void write(byte[] bytes, int from, int length);
    }

    /** Bytes that are held elsewhere. Immutable. */
    public interface Source {

        /** {@return the number of bytes} */
        int length();

        /** Writes all bytes. */
        void writeTo(Output output);
    }

    /** {@return these bytes, which must not be changed any more; whether they are JSON is seen by who reads them} */
    public static ResourceJson of(byte[] utf8) {
        return new ResourceJson(new Whole(utf8));
    }

    /** {@return this text} */
    public static ResourceJson of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the bytes of a source, which are copied only when an array is asked for} */
    public static ResourceJson of(Source source) {
        return new ResourceJson(source);
    }

    /** {@return the bytes, which must not be changed; a new array for JSON of a source} */
    public byte[] utf8() {
        if (source instanceof Whole whole) {
            return whole.utf8;
        }
        byte[] utf8 = new byte[source.length()];
        int[] filled = {0};
        source.writeTo((bytes, from, length) -> {
            System.arraycopy(bytes, from, utf8, filled[0], length);
            filled[0] += length;
        });
        return utf8;
    }

    /** {@return the number of bytes} */
    public int length() {
        return source.length();
    }

    /** Writes all bytes, without a copy. */
    public void writeTo(Output output) {
        source.writeTo(output);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResourceJson json && Arrays.equals(utf8(), json.utf8());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8());
    }

    @Override
    public String toString() {
        return new String(utf8(), StandardCharsets.UTF_8);
    }

    private static final class Whole implements Source {

        private final byte[] utf8;

        Whole(byte[] utf8) {
            this.utf8 = utf8;
        }

        @Override
        public int length() {
            return utf8.length;
        }

        @Override
        public void writeTo(Output output) {
            output.write(utf8, 0, utf8.length);
        }
    }
}
