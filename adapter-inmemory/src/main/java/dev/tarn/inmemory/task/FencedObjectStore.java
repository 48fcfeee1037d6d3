package dev.tarn.inmemory.task;

import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.objectstore.ForwardingObjectStore;
import dev.tarn.ports.objectstore.ObjectStore;
import dev.tarn.ports.objectstore.ObjectWriter;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;

/**
 * The object store as one job sees it, with a fence: once the job is over, the job commits and deletes nothing more. A
 * reset that clears the objects ends the jobs and then clears, and a worker that has not yet noticed its end would
 * otherwise write into the empty store ({@code decisions.md} T42).
 */
public final class FencedObjectStore extends ForwardingObjectStore {

    private final Lock commits;
    private final BooleanSupplier stop;

    /**
     * A fence around a store.
     *
     * @param commits held during each commit and delete; the read lock of a lock whose write lock a reset holds
     * @param stop whether the job is over
     */
    public FencedObjectStore(ObjectStore objects, Lock commits, BooleanSupplier stop) {
        super(objects);
        this.commits = commits;
        this.stop = stop;
    }

    @Override
    public ObjectWriter write(S3Uri uri, OutputDataConfig output) {
        return new FencedWriter(super.write(uri, output));
    }

    @Override
    public void delete(S3Uri uri) {
        unlessStopped(() -> super.delete(uri));
    }

    private void unlessStopped(Runnable change) {
        commits.lock();
        try {
            if (stop.getAsBoolean()) {
                throw new WorkStopped();
            }
            change.run();
        } finally {
            commits.unlock();
        }
    }

    private final class FencedWriter implements ObjectWriter {

        private final ObjectWriter writer;

        FencedWriter(ObjectWriter writer) {
            this.writer = writer;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            writer.write(bytes, offset, length);
        }

        @Override
        public void commit() {
            unlessStopped(writer::commit);
        }

        @Override
        public void close() {
            writer.close();
        }
    }
}
