package dev.tarn.inmemory.objectstore;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.objectstore.ObjectWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Writes an object into a temporary file; the commit makes the folders above it and moves it to its place. */
final class FileObjectWriter implements ObjectWriter {

    private static final WriteBuffers BUFFERS = new WriteBuffers();

    private final S3Uri uri;
    private final ObjectPaths paths;
    private final Temporary temporary;
    private final ByteBuffer buffer = BUFFERS.take();
    private boolean closed;

    FileObjectWriter(S3Uri uri, ObjectPaths paths, Temporary temporary) {
        this.uri = uri;
        this.paths = paths;
        this.temporary = temporary;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        requireOpen();
        try {
            if (length > buffer.remaining()) {
                flush();
            }
            if (length > buffer.capacity()) {
                temporary.write(ByteBuffer.wrap(bytes, offset, length));
            } else {
                buffer.put(bytes, offset, length);
            }
        } catch (IOException e) {
            throw FileFailures.failed(uri, "could not be written", e);
        }
    }

    @Override
    public void commit() {
        requireOpen();
        // Resolved again: the directories on the path may have changed since the writer was opened.
        Path target = paths.locateObject(uri).path();
        try {
            flush();
            new ObjectPlacement(uri, paths).place(temporary, target);
            end();
        } catch (IOException e) {
            throw FileFailures.failed(uri, "could not be written", e);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        end();
        try {
            temporary.discard();
        } catch (IOException e) {
            throw FileFailures.failed(uri, "was not written, and what there was of it could not be removed", e);
        }
    }

    private void end() {
        closed = true;
        BUFFERS.give(buffer);
    }

    private void flush() throws IOException {
        temporary.write(buffer.flip());
        buffer.clear();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException(uri + " is written, nothing can be added to it");
        }
    }
}
