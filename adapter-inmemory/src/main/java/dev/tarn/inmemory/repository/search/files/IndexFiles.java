package dev.tarn.inmemory.repository.search.files;

import dev.tarn.inmemory.repository.search.column.DamagedSegmentException;
import dev.tarn.inmemory.repository.search.column.Segment;
import dev.tarn.inmemory.repository.search.column.SegmentFormat;
import dev.tarn.inmemory.repository.store.DerivedData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of one data store's search index. Thread-safe. */
public final class IndexFiles {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFiles.class);

    private final DerivedData derived;
    private final ManifestFiles manifests;

    /** Files that were replaced, and are to be removed once no manifest names them. Guarded by itself. */
    private final Set<Long> unused = new HashSet<>();

    private volatile boolean failing;

    public IndexFiles(DerivedData derived) {
        this.derived = derived;
        this.manifests = new ManifestFiles(derived);
    }

    /** {@return the manifest of the process before, if it is whole} Removes all files that it does not name. */
    public Optional<ManifestFiles.Stored> open() {
        return manifests.open();
    }

    /** Writes a segment. {@return its file; empty where there is no room or no directory, so that it has to stay in the heap} */
    public Optional<SegmentFile> write(Segment segment) {
        Optional<Path> directory = derived.directory();
        if (directory.isEmpty()) {
            return Optional.empty();
        }
        ByteBuffer[] encoded = SegmentFormat.encode(segment);
        int checksum = SegmentFormat.checksum(encoded);
        long length = (long) encoded[0].remaining() + encoded[1].remaining();
        long name = FileNames.next();
        Path file = directory.get().resolve(FileNames.segment(name));
        if (!derived.hasRoom(length)) {
            failed(file + " has no room on the disk");
            return Optional.empty();
        }
        try {
            FileNames.write(file, encoded);
            failing = false;
            return Optional.of(new SegmentFile(name, length, checksum));
        } catch (IOException e) {
            FileNames.remove(file);
            failed(file + " cannot be written: " + e);
            return Optional.empty();
        }
    }

    /**
     * {@return the segment in a file, which is mapped}
     *
     * @throws IOException if there is no such file
     * @throws DamagedSegmentException if it is not what was written
     */
    public Segment map(SegmentFile file) throws IOException {
        Path path = derived.directory()
                .orElseThrow(() -> new IOException("the data store is deleted"))
                .resolve(FileNames.segment(file.name()));
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (channel.size() != file.length() || file.length() > Integer.MAX_VALUE) {
                throw new DamagedSegmentException(
                        "it has " + channel.size() + " bytes, and " + file.length() + " were written");
            }
            return SegmentFormat.decode(channel.map(MapMode.READ_ONLY, 0, file.length()), file.checksum());
        }
    }

    /** Removes a file once no manifest names it. */
    public void replaced(SegmentFile file) {
        synchronized (unused) {
            unused.add(file.name());
        }
    }

    /** Removes a file that no manifest has ever named. */
    public void remove(SegmentFile file) {
        derived.directory().ifPresent(directory -> FileNames.remove(directory.resolve(FileNames.segment(file.name()))));
    }

    /** {@return the files that are replaced; {@link #save} removes them if its manifest is made afterwards} */
    public Set<Long> unused() {
        synchronized (unused) {
            return Set.copyOf(unused);
        }
    }

    /**
     * Writes a manifest, forgets the changes that it includes, and removes files that are not named any more.
     *
     * @param change all changes up to this one are in the manifest
     * @param replaced what {@link #unused} was before the manifest was made
     */
    public void save(Manifest manifest, long change, Set<Long> replaced) {
        try {
            if (!manifests.keep(manifest, change)) {
                return;
            }
        } catch (IOException | RuntimeException e) {
            // As on a full disk. The manifest before stays, with the changes since.
            failed("its manifest cannot be written: " + e);
            return;
        }
        derived.directory().ifPresent(directory -> {
            for (long name : replaced) {
                FileNames.remove(directory.resolve(FileNames.segment(name)));
            }
        });
        synchronized (unused) {
            unused.removeAll(replaced);
        }
    }

    private void failed(String reason) {
        if (!failing) {
            failing = true;
            LOG.warn(
                    "The search index cannot be kept on disk: {}. It stays in memory, and is built again after a"
                            + " restart",
                    reason);
        }
    }
}
