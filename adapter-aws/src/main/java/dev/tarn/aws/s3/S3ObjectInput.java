package dev.tarn.aws.s3;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.objectstore.ObjectStoreException;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The bytes of an object, read as a stream. Counts the bytes, because a truncated HTTP body can look like the end of
 * the object.
 */
final class S3ObjectInput extends InputStream {

    private final S3Uri uri;
    private final ResponseInputStream<GetObjectResponse> bytes;
    private final S3Failures failures;
    private final long size;
    private long read;
    private boolean ended;

    S3ObjectInput(S3Uri uri, ResponseInputStream<GetObjectResponse> bytes, S3Failures failures) {
        this.uri = uri;
        this.bytes = bytes;
        this.failures = failures;
        this.size = bytes.response().contentLength();
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        int count;
        try {
            count = bytes.read(target, offset, length);
        } catch (IOException e) {
            throw new ObjectStoreException(uri, brokeOff() + ": " + failures.place() + " broke the connection", e);
        } catch (SdkException e) {
            throw failures.of(uri, brokeOff(), e);
        }
        if (count >= 0) {
            read += count;
        } else if (read < size) {
            throw new ObjectStoreException(uri, brokeOff() + ": " + failures.place() + " broke the connection", null);
        } else {
            ended = true;
        }
        return count;
    }

    /** Aborts an object that was not read to its end, because draining it would cost as much as reading it. */
    @Override
    public void close() {
        if (!ended) {
            bytes.abort();
            return;
        }
        try {
            bytes.close();
        } catch (IOException e) {
            bytes.abort();
        }
    }

    private String brokeOff() {
        return "broke off after " + read + " of " + size + " bytes";
    }
}
