package dev.tarn.http.s3.upload;

import dev.tarn.http.connection.Answer;
import dev.tarn.http.connection.BodySink;
import dev.tarn.http.s3.request.S3Request;
import dev.tarn.ports.bucket.ObjectUpload;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes the body of a request as an object or a part. Without a complete and verified body it leaves no trace. */
public final class UploadSink implements BodySink {

    private final UploadBody body;
    private final Supplier<ObjectUpload> begin;
    private final BiFunction<ObjectUpload, UploadBody.Verified, Answer> commit;
    private @Nullable ObjectUpload upload;

    /**
     * A sink.
     *
     * @param begin begins the upload; called on a worker thread
     * @param commit makes the object appear, and answers
     */
    public UploadSink(
            S3Request request,
            Supplier<ObjectUpload> begin,
            BiFunction<ObjectUpload, UploadBody.Verified, Answer> commit) {
        this.body = new UploadBody(request, this::store);
        this.begin = begin;
        this.commit = commit;
    }

    @Override
    public void open() {
        upload = begin.get();
    }

    @Override
    public void write(byte[] bytes) {
        body.write(bytes);
    }

    private void store(byte[] bytes, int offset, int length) {
        begun().write(bytes, offset, length);
    }

    @Override
    public Answer end() {
        UploadBody.Verified verified = body.end();
        try (ObjectUpload whole = begun()) {
            return commit.apply(whole, verified);
        }
    }

    private ObjectUpload begun() {
        ObjectUpload known = upload;
        if (known == null) {
            throw new IllegalStateException("no upload was begun");
        }
        return known;
    }

    @Override
    public void abort() {
        ObjectUpload begun = upload;
        if (begun != null) {
            begun.close();
        }
    }
}
