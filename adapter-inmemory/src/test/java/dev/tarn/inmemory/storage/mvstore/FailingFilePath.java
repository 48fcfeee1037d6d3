package dev.tarn.inmemory.storage.mvstore;

import dev.tarn.inmemory.storage.mvstore.file.UninterruptibleFilePath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** Files on a disk that gets full, or may not be written to. Public, since H2 makes one for each name. */
public final class FailingFilePath extends FilePathWrapper {

    private static final AtomicLong ROOM = new AtomicLong(Long.MAX_VALUE);
    private static final AtomicBoolean READ_ONLY = new AtomicBoolean();

    /** Lets so many more bytes be written. */
    public static void room(long bytes) {
        ROOM.set(bytes);
    }

    /** Lets nothing be written. */
    static void readOnly() {
        READ_ONLY.set(true);
    }

    /** Lets everything be written again. */
    public static void mend() {
        ROOM.set(Long.MAX_VALUE);
        READ_ONLY.set(false);
    }

    public static String name(Path path) {
        UninterruptibleFilePath.register();
        FilePath.register(new FailingFilePath());
        return "failing:" + UninterruptibleFilePath.name(path);
    }

    @Override
    public String getScheme() {
        return "failing";
    }

    @Override
    public boolean canWrite() {
        return !READ_ONLY.get();
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new FailingFile(getBase().open(mode));
    }

    private static final class FailingFile extends ForwardingFile {

        FailingFile(FileChannel file) {
            super(file);
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            if (ROOM.addAndGet(-source.remaining()) < 0) {
                throw new IOException("No space left on device");
            }
            return super.write(source, position);
        }
    }
}
