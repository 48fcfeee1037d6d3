package dev.tarn.inmemory.storage.mvstore.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.Nullable;

/** H2's files on the disk, opened as {@link UninterruptibleFile}. Public, since H2 makes one for each name. */
public final class UninterruptibleFilePath extends FilePathWrapper {

    private static final String SCHEME = "steady";

    /** Makes the scheme known to H2; again does no harm. */
    public static void register() {
        FilePath.register(new UninterruptibleFilePath());
    }

    /** {@return the path in H2's file-name syntax} In a database URL, a semicolon would begin the settings. */
    public static String name(Path path) {
        return SCHEME + ":" + encoded(path.toString());
    }

    private static String encoded(String path) {
        return path.replace("%", "%25").replace(";", "%3B");
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    @SuppressWarnings("NullAway") // What has no parent has none here either; H2 says so in no annotation.
    public @Nullable FilePathWrapper wrap(@Nullable FilePath path) {
        return path == null ? null : getPath(SCHEME + ":" + encoded(path.toString()));
    }

    @Override
    protected FilePath unwrap(String name) {
        return FilePath.get("file:"
                + name.substring(SCHEME.length() + 1).replace("%3B", ";").replace("%25", "%"));
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new UninterruptibleFile(getBase().toString(), mode);
    }
}
