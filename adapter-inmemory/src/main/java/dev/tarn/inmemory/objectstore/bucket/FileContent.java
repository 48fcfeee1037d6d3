package dev.tarn.inmemory.objectstore.bucket;

import dev.tarn.ports.bucket.BucketException;
import dev.tarn.ports.bucket.BucketException.Reason;
import dev.tarn.ports.bucket.ObjectContent;
import dev.tarn.ports.bucket.ObjectHead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bytes of an object's file. */
record FileContent(ObjectHead head, FileChannel channel) implements ObjectContent {

    @Override
    public int read(long position, byte[] target, int offset, int length) {
        int count;
        try {
            count = channel.read(ByteBuffer.wrap(target, offset, length), position);
        } catch (IOException e) {
            throw Failures.of(head.uri().value(), "could not be read", e);
        }
        if (count <= 0) {
            throw new BucketException(
                    Reason.FAULT, head.uri() + " was truncated by another program while it was read", null);
        }
        return count;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw Failures.of(head.uri().value(), "could not be closed", e);
        }
    }
}
