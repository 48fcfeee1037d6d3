package dev.tarn.inmemory.objectstore.bucket;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.inmemory.objectstore.Temporary;
import dev.tarn.ports.bucket.ObjectHead;
import dev.tarn.ports.bucket.ObjectMetadata;
import dev.tarn.ports.bucket.ObjectUpload;
import dev.tarn.ports.bucket.WriteCondition;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Writes an object, or a part of one, into a temporary file. */
final class FileUpload implements ObjectUpload {

    /** The JDK keeps a buffer of this size outside of the heap for each thread that writes. */
    private static final int SLICE = 128 * 1024;

    private final S3Uri uri;
    private final Temporary temporary;
    private final Commit commit;
    private boolean over;

    /** Moves the temporary file to its place. */
    @FunctionalInterface
    interface Commit {
        ObjectHead commit(Temporary temporary, StoredMetadata metadata, WriteCondition condition) throws IOException;
    }

    FileUpload(S3Uri uri, Temporary temporary, Commit commit) {
        this.uri = uri;
        this.temporary = temporary;
        this.commit = commit;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        try {
            for (int written = 0; written < length; written += SLICE) {
                temporary.write(ByteBuffer.wrap(bytes, offset + written, Math.min(SLICE, length - written)));
            }
        } catch (IOException e) {
            throw Failures.of(uri.value(), "could not be written", e);
        }
    }

    @Override
    public ObjectHead commit(String etag, ObjectMetadata metadata, WriteCondition condition) {
        return Failures.translated(uri, "could not be written", () -> {
            ObjectHead head = commit.commit(temporary, new StoredMetadata(etag, metadata), condition);
            over = true;
            return head;
        });
    }

    @Override
    public void close() {
        if (over) {
            return;
        }
        over = true;
        try {
            temporary.discard();
        } catch (IOException e) {
            throw Failures.of(uri.value(), "was not written, and its temporary file could not be removed", e);
        }
    }
}
