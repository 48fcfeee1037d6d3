package dev.tarn.inmemory.object;

import dev.tarn.domain.job.S3Uri;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of an object; what goes wrong names the object. */
final class FileObjectInput extends InputStream {

    private final S3Uri uri;
    private final InputStream file;

    FileObjectInput(S3Uri uri, InputStream file) {
        this.uri = uri;
        this.file = file;
    }

    @Override
    public int read() {
        try {
            return file.read();
        } catch (IOException e) {
            throw FileFailures.failed(uri, "could not be read", e);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        try {
            return file.read(bytes, offset, length);
        } catch (IOException e) {
            throw FileFailures.failed(uri, "could not be read", e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw FileFailures.failed(uri, "could not be closed", e);
        }
    }
}
