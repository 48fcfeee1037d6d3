package dev.tarn.inmemory.storage.mvstore.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Opens files as {@link BlockFile}, in H2's file-name syntax: {@code blocks:} before another name. Public, since H2 makes
 * an instance for each name.
 */
public class BlockFilePath extends FilePathWrapper {

    private static final String STORE = "blocks";
    private static final String REPAIR = "blocks-repair";

    /** Of the files that are open, by their names: H2 opens a file by its name alone, and does not show what it opened. */
    private static final Map<String, WrittenLength> LENGTHS = new ConcurrentHashMap<>();

    /** Makes the schemes known to H2; idempotent. */
    public static void register() {
        FilePath.register(new BlockFilePath());
        FilePath.register(new Repair());
    }

    /** {@return the name of a file that is read and written} */
    public static String store(String name) {
        return STORE + ":" + name;
    }

    /** {@return the name of a file that is read and written and keeps its length} */
    public static String repair(String name) {
        return REPAIR + ":" + name;
    }

    @Override
    public String getScheme() {
        return STORE;
    }

    BlockFile.Use use() {
        return BlockFile.Use.STORE;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FilePath base = getBase();
        String opened = base.toString();
        WrittenLength length = new WrittenLength();
        FileChannel file =
                BlockFile.open(base.open(mode), base.getName(), use(), length, () -> LENGTHS.remove(opened, length));
        LENGTHS.put(opened, length);
        return file;
    }

    /**
     * {@return the length of a file that is open}
     *
     * @param name without the scheme of this class
     */
    public static WrittenLength length(String name) {
        WrittenLength length = LENGTHS.get(name);
        if (length == null) {
            throw new IllegalStateException(name + " is not open");
        }
        return length;
    }

    /** Never makes a file shorter. */
    public static final class Repair extends BlockFilePath {

        @Override
        public String getScheme() {
            return REPAIR;
        }

        @Override
        BlockFile.Use use() {
            return BlockFile.Use.REPAIR;
        }
    }
}
