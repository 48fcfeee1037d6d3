package dev.tarn.inmemory.storage.mvstore;

import dev.tarn.inmemory.storage.mvstore.file.UninterruptibleFilePath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** Files that report each write and truncation before and after it. Public, since H2 makes one for each name. */
public final class WatchedFilePath extends FilePathWrapper {

    /** What is called before and after each write and truncation of any of these files. */
    private static volatile Runnable observer = () -> {};

    public static void observe(Runnable called) {
        observer = called;
    }

    public static String name(Path path) {
        UninterruptibleFilePath.register();
        FilePath.register(new WatchedFilePath());
        return "watched:" + UninterruptibleFilePath.name(path);
    }

    @Override
    public String getScheme() {
        return "watched";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new WatchedFile(getBase().open(mode));
    }

    private static final class WatchedFile extends ForwardingFile {

        WatchedFile(FileChannel file) {
            super(file);
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            observer.run();
            int count = super.write(source, position);
            observer.run();
            return count;
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            observer.run();
            super.implTruncate(size);
            observer.run();
        }
    }
}
