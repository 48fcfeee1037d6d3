package dev.tarn.inmemory.task;

import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.objectstore.ForwardingObjectStore;
import dev.tarn.ports.objectstore.ObjectStore;
import dev.tarn.ports.objectstore.ObjectStoreException;
import dev.tarn.ports.objectstore.ObjectWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/** Objects of which some break while they are read, and some cannot be written. */
public final class FaultyObjectStore extends ForwardingObjectStore {

    private final String breaks;
    private final String refuses;

    /** Reading breaks off at the end of the objects whose URI ends in {@code breaks}; writing {@code refuses} fails. */
    public FaultyObjectStore(ObjectStore good, String breaks, String refuses) {
        super(good);
        this.breaks = breaks;
        this.refuses = refuses;
    }

    @Override
    public InputStream read(S3Uri uri) {
        InputStream in = super.read(uri);
        return uri.value().endsWith(breaks) ? new SequenceInputStream(in, new Broken()) : in;
    }

    @Override
    public ObjectWriter write(S3Uri uri, OutputDataConfig output) {
        if (uri.value().endsWith(refuses)) {
            throw new ObjectStoreException(uri, "could not be written: No space left on device", null);
        }
        return super.write(uri, output);
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("Connection reset");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
        }
    }
}
