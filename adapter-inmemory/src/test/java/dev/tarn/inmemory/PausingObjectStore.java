package dev.tarn.inmemory;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.objectstore.ForwardingObjectStore;
import dev.tarn.ports.objectstore.ObjectStore;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Reading an object pauses after so many bytes, until it is told to go on. */
final class PausingObjectStore extends ForwardingObjectStore {

    private final long after;
    private final CountDownLatch paused = new CountDownLatch(1);
    private final CountDownLatch going = new CountDownLatch(1);

    PausingObjectStore(ObjectStore objects, long after) {
        super(objects);
        this.after = after;
    }

    void awaitPause() throws InterruptedException {
        await(paused);
    }

    void requireOpen() {
        going.countDown();
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(1, TimeUnit.MINUTES)) {
            throw new AssertionError("It took more than a minute");
        }
    }

    @Override
    public InputStream read(S3Uri uri) {
        return new FilterInputStream(super.read(uri)) {
            private long read;

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                if (read >= after) {
                    paused.countDown();
                    try {
                        await(going);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
                int count = super.read(bytes, offset, length);
                read += Math.max(count, 0);
                return count;
            }
        };
    }
}
