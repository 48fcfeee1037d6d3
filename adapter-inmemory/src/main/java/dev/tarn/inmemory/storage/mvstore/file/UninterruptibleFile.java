package dev.tarn.inmemory.storage.mvstore.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;

/**
 * A file that stays open when the thread that reads it is interrupted. Java closes a {@code FileChannel} then, for
 * everybody, and jobs are stopped by an interrupt; this kind of file knows nothing of interrupts.
 */
final class UninterruptibleFile extends FileBaseDefault {

    /** In bytes. The JDK copies what it writes, and takes memory from the system for that where it is much. */
    private static final int STEP = 64 * 1024;

    private final RandomAccessFile file;

    UninterruptibleFile(String path, String mode) throws IOException {
        this.file = new RandomAccessFile(path, mode);
    }

    @Override
    public synchronized int read(ByteBuffer target, long position) throws IOException {
        if (!target.hasArray()) {
            throw new IllegalArgumentException("H2 reads into arrays");
        }
        file.seek(position);
        int count = file.read(target.array(), target.arrayOffset() + target.position(), target.remaining());
        if (count > 0) {
            target.position(target.position() + count);
        }
        return count;
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
        if (!source.hasArray()) {
            throw new IllegalArgumentException("H2 writes from arrays");
        }
        int count = source.remaining();
        file.seek(position);
        while (source.hasRemaining()) {
            int step = Math.min(STEP, source.remaining());
            file.write(source.array(), source.arrayOffset() + source.position(), step);
            source.position(source.position() + step);
        }
        return count;
    }

    @Override
    public synchronized long size() throws IOException {
        return file.length();
    }

    @Override
    protected synchronized void implTruncate(long size) throws IOException {
        file.setLength(size);
    }

    @Override
    public void force(boolean metadata) throws IOException {
        file.getFD().sync();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.getChannel().tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }
}
