package dev.tarn.http.s3.operation;

import dev.tarn.http.connection.BodySource;
import dev.tarn.http.s3.request.ByteRange;
import dev.tarn.ports.bucket.ObjectContent;
import java.util.Arrays;

/** Yields a range of an object. */
final class ObjectSource implements BodySource {

    private final ObjectContent content;
    private final long end;
    private long position;

    ObjectSource(ObjectContent content, ByteRange range) {
        this.content = content;
        this.position = range.first();
        this.end = range.first() + range.length();
    }

    @Override
    public byte[] read(int most) {
        byte[] bytes = new byte[(int) Math.min(most, end - position)];
        int count = content.read(position, bytes, 0, bytes.length);
        position += count;
        return count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
    }

    /** {@return all bytes} */
    byte[] readAll(int length) {
        byte[] bytes = new byte[length];
        int filled = 0;
        while (filled < length) {
            filled += content.read(position + filled, bytes, filled, length - filled);
        }
        return bytes;
    }

    @Override
    public void close() {
        content.close();
    }
}
