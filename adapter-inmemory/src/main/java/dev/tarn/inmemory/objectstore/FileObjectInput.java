package dev.tarn.inmemory.objectstore;

import dev.tarn.domain.job.S3Uri;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of an object, as many as its file had when it was opened: one that grows is read no further, one that has
 * become shorter fails. What goes wrong names the object.
 */
final class FileObjectInput extends InputStream {

    private final S3Uri uri;
    private final InputStream file;
    private final long size;
    private long read;

    private FileObjectInput(S3Uri uri, InputStream file, long size) {
        this.uri = uri;
        this.file = file;
        this.size = size;
    }

    /** Opens a file, which must not be a link. */
    static FileObjectInput of(S3Uri uri, Path path) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        try {
            return new FileObjectInput(uri, Channels.newInputStream(channel), channel.size());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        if (read == size && length > 0) {
            return -1;
        }
        int count;
        try {
            count = file.read(bytes, offset, (int) Math.min(length, size - read));
        } catch (IOException e) {
            throw FileFailures.failed(uri, "could not be read", e);
        }
        if (count < 0) {
            throw FileFailures.refused(
                    uri, "was cut while it was read: it had " + size + " bytes at first, and ends after " + read);
        }
        read += count;
        return count;
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
