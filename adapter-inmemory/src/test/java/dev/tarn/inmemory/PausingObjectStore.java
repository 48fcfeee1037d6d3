package dev.tarn.inmemory;

import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.ObjectStore;
import dev.tarn.ports.ObjectWriter;
import dev.tarn.ports.StoredObject;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Reading an object pauses after so many bytes, until it is told to go on. */
final class PausingObjectStore implements ObjectStore {

    private final ObjectStore objects;
    private final long after;
    private final CountDownLatch paused = new CountDownLatch(1);
    private final CountDownLatch going = new CountDownLatch(1);

    PausingObjectStore(ObjectStore objects, long after) {
        this.objects = objects;
        this.after = after;
    }

    void awaitPause() throws InterruptedException {
        await(paused);
    }

    void goOn() {
        going.countDown();
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(1, TimeUnit.MINUTES)) {
            throw new AssertionError("It took more than a minute");
        }
    }

    @Override
    public Optional<StoredObject> find(S3Uri uri) {
        return objects.find(uri);
    }

    @Override
    public Stream<StoredObject> list(S3Uri folder) {
        return objects.list(folder);
    }

    @Override
    public InputStream read(S3Uri uri) {
        return new FilterInputStream(objects.read(uri)) {
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

    @Override
    public ObjectWriter write(S3Uri uri, OutputDataConfig output) {
        return objects.write(uri, output);
    }

    @Override
    public void delete(S3Uri uri) {
        objects.delete(uri);
    }
}
