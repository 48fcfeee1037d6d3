package dev.tarn.http.json;

import dev.tarn.ports.fhir.ResourceJson;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The bytes of an answer, as parts of arrays that are written one after the other: a large resource is not copied into
 * the answer that shows it. Immutable.
 */
public final class AnswerBytes {

    /** An empty body. */
    public static final AnswerBytes NONE = new AnswerBytes(List.of(), 0);

    /** So many bytes of an array, from an index. */
    private static final class Part {
        private final byte[] bytes;
        private final int from;
        private final int length;

        Part(byte[] bytes, int from, int length) {
            this.bytes = bytes;
            this.from = from;
            this.length = length;
        }
    }

    private final List<Part> parts;
    private final long length;

    private AnswerBytes(List<Part> parts, long length) {
        this.parts = parts;
        this.length = length;
    }

    /** {@return these bytes, which must not be changed any more} */
    public static AnswerBytes of(byte[] bytes) {
        return bytes.length == 0 ? NONE : new AnswerBytes(List.of(new Part(bytes, 0, bytes.length)), bytes.length);
    }

    /** {@return the bytes of a resource, without a copy} */
    public static AnswerBytes of(ResourceJson resource) {
        List<Part> parts = new ArrayList<>(3);
        resource.writeTo((bytes, from, length) -> parts.add(new Part(bytes, from, length)));
        return new AnswerBytes(parts, resource.length());
    }

    /** {@return the number of bytes} */
    public long length() {
        return length;
    }

    /** {@return all bytes in one array, which must not be changed} */
    public byte[] whole() {
        if (parts.size() == 1 && parts.get(0).length == parts.get(0).bytes.length) {
            return parts.get(0).bytes;
        }
        byte[] whole = new byte[Math.toIntExact(length)];
        int filled = 0;
        for (Part part : parts) {
            System.arraycopy(part.bytes, part.from, whole, filled, part.length);
            filled += part.length;
        }
        return whole;
    }

    /** Writes all bytes, as parts of arrays that must not be changed. */
    public void writeTo(ResourceJson.Output output) {
        for (Part part : parts) {
            output.write(part.bytes, part.from, part.length);
        }
    }

    /** {@return a reader from the first byte on} */
    public Slices slices() {
        return new Slices();
    }

    /** Reads the bytes in copies of a limited size. Not thread-safe. */
    public final class Slices {

        private int part;
        private int at;

        /** {@return whether there is more to read} */
        public boolean hasNext() {
            return part < parts.size();
        }

        /** {@return the next bytes, at most so many; fewer only at the end} */
        public byte[] next(int most) {
            byte[] slice = new byte[most];
            int filled = 0;
            while (filled < most && hasNext()) {
                Part from = parts.get(part);
                int count = Math.min(most - filled, from.length - at);
                System.arraycopy(from.bytes, from.from + at, slice, filled, count);
                filled += count;
                at += count;
                if (at == from.length) {
                    part++;
                    at = 0;
                }
            }
            return filled == most ? slice : Arrays.copyOf(slice, filled);
        }
    }

    /** Gathers bytes: short ones are copied side by side, long ones are kept where they are. Not thread-safe. */
    static final class Gathered extends OutputStream {

        private static final int FIRST = 1024;
        private static final int LARGEST = 64 * 1024;

        /** An array of so many bytes becomes a part of its own. */
        private static final int LONG = 16 * 1024;

        private final List<Part> parts = new ArrayList<>();
        private byte[] block;
        private int from;
        private int filled;
        private long length;

        /**
         * No bytes yet.
         *
         * @param expected how many there will be, about: the first block is not grown step by step then
         */
        Gathered(long expected) {
            this.block = new byte[(int) Math.max(FIRST, Math.min(LARGEST, expected))];
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int start, int count) {
            int at = start;
            int left = count;
            while (left > 0) {
                if (filled == block.length) {
                    more(left);
                }
                int copied = Math.min(left, block.length - filled);
                System.arraycopy(bytes, at, block, filled, copied);
                filled += copied;
                at += copied;
                left -= copied;
            }
            length += count;
        }

        /** A block that is the first part grows, so that a short answer is one array. */
        private void more(int needed) {
            if (parts.isEmpty() && block.length < LARGEST) {
                block = Arrays.copyOf(block, Math.min(LARGEST, Math.max(2 * block.length, filled + needed)));
            } else {
                cut();
                block = new byte[LARGEST];
                from = 0;
                filled = 0;
            }
        }

        /** Adds bytes that must not be changed any more. */
        void add(byte[] bytes, int start, int count) {
            if (count < LONG) {
                write(bytes, start, count);
            } else {
                cut();
                parts.add(new Part(bytes, start, count));
                length += count;
            }
        }

        private void cut() {
            if (filled > from) {
                parts.add(new Part(block, from, filled - from));
                from = filled;
            }
        }

        AnswerBytes gathered() {
            cut();
            return new AnswerBytes(List.copyOf(parts), length);
        }
    }
}
