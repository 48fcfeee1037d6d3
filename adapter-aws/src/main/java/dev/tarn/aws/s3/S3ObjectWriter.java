package dev.tarn.aws.s3;

import dev.tarn.ports.objectstore.ObjectStoreException;
import dev.tarn.ports.objectstore.ObjectWriter;
import java.io.ByteArrayOutputStream;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Multipart upload: buffers bytes and sends each part when it is full. An object smaller than one part is put in one
 * request at the commit.
 */
final class S3ObjectWriter implements ObjectWriter {

    private static final Logger LOG = LoggerFactory.getLogger(S3ObjectWriter.class);

    /**
     * Bytes of a part; S3 requires at least 5 MiB for every part but the last. Up to two parts are in memory at once.
     */
    static final int PART = 8 * 1024 * 1024;

    /** The maximum number of parts of an S3 object. */
    private static final int PARTS = 10_000;

    private final S3Upload upload;
    private final S3Failures failures;
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private boolean broken;
    private boolean closed;

    S3ObjectWriter(S3Upload upload, S3Failures failures) {
        this.upload = upload;
        this.failures = failures;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        requireOpen();
        int from = offset;
        int end = offset + length;
        while (from < end) {
            int count = Math.min(end - from, PART - part.size());
            part.write(bytes, from, count);
            from += count;
            if (part.size() == PART) {
                send();
            }
        }
    }

    @Override
    public void commit() {
        requireOpen();
        try {
            if (upload.parts() == 0) {
                upload.put(part.toByteArray());
            } else {
                if (part.size() > 0) {
                    send();
                }
                upload.complete();
            }
        } catch (SdkException e) {
            broken = true;
            throw failures.of(upload.uri(), "could not be written", e);
        }
        closed = true;
    }

    /** If the abort fails, S3 keeps the orphaned parts until a lifecycle rule of the bucket removes them. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            upload.abort();
        } catch (SdkException e) {
            LOG.warn(
                    "{} was not written, and what there was of it could not be removed: {}",
                    upload.uri(),
                    failures.reason(e));
        }
    }

    private void send() {
        if (upload.parts() == PARTS) {
            broken = true;
            throw new ObjectStoreException(
                    upload.uri(), "is too big: more than " + (long) PARTS * PART + " bytes cannot be written", null);
        }
        try {
            upload.send(part.toByteArray());
        } catch (SdkException e) {
            broken = true;
            throw failures.of(upload.uri(), "could not be written", e);
        }
        part.reset();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException(upload.uri() + " is written, nothing can be added to it");
        }
        if (broken) {
            throw new IllegalStateException(upload.uri() + " has lost bytes on the way and cannot become whole");
        }
    }
}
