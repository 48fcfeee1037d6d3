package dev.tarn.app;

import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.objectstore.ForwardingObjectStore;
import dev.tarn.ports.objectstore.ObjectStore;
import dev.tarn.ports.objectstore.ObjectWriter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** S3, which is killed at one moment of one object, chosen beforehand. What happens then is its client's own doing. */
final class Outage extends ForwardingObjectStore {

    /** What is being done to the object. */
    enum Moment {
        OPENING,
        READING,
        WRITING,
        COMMITTING
    }

    private record Plan(Moment moment, String ending, long bytes) {
        boolean hasCome(Moment now, S3Uri uri, long done) {
            return moment == now && uri.value().endsWith(ending) && done >= bytes;
        }
    }

    private final S3Server server;
    private final AtomicReference<Optional<Plan>> next = new AtomicReference<>(Optional.empty());

    /** The client's objects, which lie on the server. */
    Outage(S3Server server, ObjectStore objects) {
        super(objects);
        this.server = server;
    }

    /**
     * The server is to be killed, once.
     *
     * @param ending of the object's key
     * @param bytes how many of it must have been read or written
     */
    void plan(Moment moment, String ending, long bytes) {
        next.set(Optional.of(new Plan(moment, ending, bytes)));
    }

    /** {@return whether it has not happened} */
    boolean isAhead() {
        return next.get().isPresent();
    }

    private void reached(Moment moment, S3Uri uri, long bytes) {
        Optional<Plan> plan = next.get();
        if (plan.filter(known -> known.hasCome(moment, uri, bytes)).isPresent()
                && next.compareAndSet(plan, Optional.empty())) {
            server.kill();
        }
    }

    @Override
    public InputStream read(S3Uri uri) {
        reached(Moment.OPENING, uri, 0);
        return new FilterInputStream(super.read(uri)) {
            private long done;

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                done += Math.max(0, count);
                reached(Moment.READING, uri, done);
                return count;
            }
        };
    }

    @Override
    public ObjectWriter write(S3Uri uri, OutputDataConfig output) {
        ObjectWriter writer = super.write(uri, output);
        return new ObjectWriter() {
            private long done;

            @Override
            public void write(byte[] bytes, int offset, int length) {
                writer.write(bytes, offset, length);
                done += length;
                reached(Moment.WRITING, uri, done);
            }

            @Override
            public void commit() {
                reached(Moment.COMMITTING, uri, done);
                writer.commit();
            }

            @Override
            public void close() {
                writer.close();
            }
        };
    }
}
