package dev.tarn.inmemory.h2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Function;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.store.fs.FilePath;

/**
 * The file of a database. While it is made, the lock says so, so that a file has all of its tables, or is damaged: a
 * process that is killed while it makes one leaves nothing that looks like data.
 */
final class DataFile {

    private static final String NAME = "tarn.mv.db";
    private static final String LOG = "tarn.redo";

    private final Path directory;
    private final Function<Path, String> names;

    /**
     * The file in this directory.
     *
     * @param names how H2 is told of a file
     */
    DataFile(Path directory, Function<Path, String> names) {
        this.directory = directory;
        this.names = names;
    }

    /**
     * Opens the file, with its tables as they should be; makes it where there is none.
     *
     * @param lock says how it was left, and is told when it is known to be whole
     */
    Ledger open(DirectoryLock lock) {
        Path file = directory.resolve(NAME);
        try {
            if (lock.isHalfMade()) {
                Files.deleteIfExists(file);
            }
            if (Files.notExists(file)) {
                checkNeverThere(lock.lastSize());
                return create(lock);
            }
            checkSize(lock.lastSize());
            if (lock.lastSize().isEmpty()) {
                Recovery.of(names.apply(file));
            }
            MVStore store = H2Settings.open(name(NAME));
            return use(store, lock);
        } catch (IOException e) {
            throw new DataDirectoryException(directory + " cannot be written to: " + Reasons.of(e), e);
        } catch (MVStoreException | IllegalStateException e) {
            throw unusable(e);
        }
    }

    long size() throws IOException {
        return Files.size(directory.resolve(NAME));
    }

    private Ledger create(DirectoryLock lock) throws IOException {
        // Of a file that somebody has removed.
        Files.deleteIfExists(directory.resolve(LOG));
        lock.making();
        MVStore store = H2Settings.open(name(NAME));
        store.setStoreVersion(Tables.FORMAT);
        return use(store, lock);
    }

    private Ledger use(MVStore store, DirectoryLock lock) throws IOException {
        boolean usable = false;
        try {
            if (store.isReadOnly()) {
                throw new DataDirectoryException(
                        directory.resolve(NAME) + " may not be written to; Tarn keeps its data there");
            }
            checkFormat(store);
            Ledger ledger = Ledger.open(store, RedoLog.open(FilePath.get(name(LOG))));
            lock.opened();
            usable = true;
            return ledger;
        } finally {
            if (!usable) {
                store.closeImmediately();
            }
        }
    }

    private void checkFormat(MVStore store) {
        int format = store.getStoreVersion();
        if (format > Tables.FORMAT) {
            throw new DataDirectoryException(directory + " was last used by a newer Tarn, whose data this one does"
                    + " not know (format " + format + ", this one knows " + Tables.FORMAT
                    + "); use that one, or another directory");
        }
        if (format < Tables.FORMAT) {
            // A file under this name has its tables; to make them anew would be to say that nothing was there.
            throw new DataDirectoryException(directory.resolve(NAME)
                    + " is damaged: its tables are gone; put a whole copy of " + directory
                    + " in its place, or delete it to begin with nothing");
        }
    }

    private void checkNeverThere(OptionalLong lastSize) {
        if (lastSize.isPresent()) {
            throw new DataDirectoryException(
                    directory.resolve(NAME) + " is gone, and it was there when Tarn was last stopped;"
                            + " put it back, or delete all of " + directory + " to begin with nothing");
        }
    }

    private String name(String file) {
        return names.apply(directory.resolve(file));
    }

    /** A file that was closed is whole; H2 itself would take a shorter one for an older one. */
    private void checkSize(OptionalLong lastSize) throws IOException {
        long size = size();
        if (size < Math.max(1, lastSize.orElse(0))) {
            throw new DataDirectoryException(directory.resolve(NAME) + " is damaged: it has " + size + " bytes"
                    + (lastSize.isPresent() ? ", and had " + lastSize.getAsLong() + " when Tarn was last stopped" : "")
                    + "; put a whole copy of " + directory + " in its place, or delete it to begin with nothing");
        }
    }

    private DataDirectoryException unusable(Exception failure) {
        Path file = directory.resolve(NAME);
        if (failure instanceof MVStoreException e && e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
            return new DataDirectoryException(file + " is in use by another program; close it there", failure);
        }
        return new DataDirectoryException(file + " is damaged or is no file of Tarn: " + Reasons.of(failure), failure);
    }
}
