package dev.tarn.inmemory.objectstore.bucket;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.inmemory.objectstore.FileFailures;
import dev.tarn.ports.bucket.BucketException;
import dev.tarn.ports.bucket.BucketException.Reason;
import dev.tarn.ports.objectstore.ObjectStoreException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Translates failures of files into failures of buckets. */
final class Failures {

    private Failures() {}

    /** {@return the result of a call; its failure is translated} */
    static <T> T translated(S3Uri uri, String what, Callable<T> call) {
        try {
            return call.call();
        } catch (ObjectStoreException e) {
            throw of(e);
        } catch (IOException e) {
            throw of(uri.value(), what, e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the failure of an operation on a file} */
    static BucketException of(String subject, String what, IOException cause) {
        return new BucketException(
                isFull(cause) ? Reason.NO_SPACE : Reason.FAULT,
                subject + " " + what + ": " + FileFailures.reason(cause),
                cause);
    }

    private static BucketException of(ObjectStoreException failure) {
        Reason reason = !(failure.getCause() instanceof IOException cause)
                ? Reason.UNSUPPORTED_KEY
                : isFull(cause) ? Reason.NO_SPACE : Reason.FAULT;
        return new BucketException(reason, failure.getMessage(), failure);
    }

    static BucketException noSuchBucket(String bucket) {
        return new BucketException(Reason.NO_SUCH_BUCKET, "There is no bucket '" + bucket + "'", null);
    }

    static BucketException noSuchKey(S3Uri uri) {
        return new BucketException(Reason.NO_SUCH_KEY, "There is no object " + uri, null);
    }

    /** The JDK has no type for a full disk; the text is the operating system's. */
    private static boolean isFull(IOException failure) {
        String text = failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
        String lower = String.valueOf(text).toLowerCase(Locale.ROOT);
        return lower.contains("no space left") || lower.contains("not enough space") || lower.contains("disk quota");
    }
}
