package dev.tarn.inmemory.objectstore;

import dev.tarn.domain.job.S3Uri;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * What one folder holds, in the order of keys.
 *
 * <p>A file system gives names in an order of its own, so they have to be collected to be sorted. At most
 * {@value #WINDOW} are held; a folder with more is read again for each further window of names, which costs time and not
 * memory.
 */
public final class SortedFolder {

    static final int WINDOW = 65_536;

    private static final Comparator<Entry> BY_KEY = Comparator.comparing(Entry::key, KeyOrder.INSTANCE);

    private final S3Uri uri;
    private final Path folder;
    private final int window;
    private final String prefix;
    private final Deque<Entry> held = new ArrayDeque<>();
    private String last;
    private boolean more = true;

    /**
     * One name.
     *
     * @param key the name; with a slash at its end for a folder, since that is how it is sorted
     * @param size of the file, in bytes
     * @param unreadable why it is neither read nor entered; empty for a file and a folder
     */
    public record Entry(String key, Path path, long size, Optional<String> unreadable) {
        /** {@return whether it is a folder} */
        public boolean isFolder() {
            return key.endsWith("/");
        }
    }

    SortedFolder(S3Uri uri, Path folder) {
        this(uri, folder, WINDOW);
    }

    SortedFolder(S3Uri uri, Path folder, int window) {
        this(uri, folder, window, "", "");
    }

    /**
     * A part of a folder.
     *
     * @param window how many names are held
     * @param prefix what names begin with
     * @param after names begin after this one
     */
    public SortedFolder(S3Uri uri, Path folder, int window, String prefix, String after) {
        this.uri = uri;
        this.folder = folder;
        this.window = window;
        this.prefix = prefix;
        this.last = after;
    }

    /** {@return the next name; empty after the last} */
    public Optional<Entry> next() {
        if (held.isEmpty() && more) {
            try {
                read();
            } catch (IOException e) {
                throw FileFailures.failed(uri, "could not be listed", e);
            }
        }
        return Optional.ofNullable(held.poll());
    }

    private void read() throws IOException {
        more = false;
        PriorityQueue<Entry> smallest = new PriorityQueue<>(BY_KEY.reversed());
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path path : all) {
                consider(path, smallest);
            }
        } catch (NoSuchFileException e) {
            return; // It was deleted since the walk saw it.
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        while (!smallest.isEmpty()) {
            held.addFirst(smallest.remove());
        }
        if (!held.isEmpty()) {
            last = held.getLast().key();
        }
    }

    private void consider(Path path, PriorityQueue<Entry> smallest) throws IOException {
        String name = String.valueOf(path.getFileName());
        if (!name.startsWith(prefix) || KeyOrder.INSTANCE.compare(name + "/", last) <= 0) {
            return;
        }
        boolean full = smallest.size() == window;
        if (full && KeyOrder.INSTANCE.compare(name, smallest.element().key()) > 0) {
            more = true;
            return;
        }
        Optional<Entry> entry = entry(path, name).filter(e -> KeyOrder.INSTANCE.compare(e.key(), last) > 0);
        if (entry.isPresent()) {
            smallest.add(entry.get());
            if (full) {
                smallest.remove();
                more = true;
            }
        }
    }

    private Optional<Entry> entry(Path path, String name) throws IOException {
        BasicFileAttributes found;
        try {
            found = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        KeyNames.fault(name).ifPresent(fault -> {
            throw FileFailures.refused(uri, "holds the file '" + name + "', whose name " + fault);
        });
        if (!folder.resolve(name).equals(path)) {
            String encoding = System.getProperty("sun.jnu.encoding", "unknown");
            throw FileFailures.refused(uri, "holds the file '" + name + "', whose name is not text in " + encoding);
        }
        return Optional.of(new Entry(
                found.isDirectory() ? name + "/" : name, path, found.size(), FileKinds.unreadable(path, found)));
    }
}
