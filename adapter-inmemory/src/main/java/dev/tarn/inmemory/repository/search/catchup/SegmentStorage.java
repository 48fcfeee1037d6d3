package dev.tarn.inmemory.repository.search.catchup;

import dev.tarn.inmemory.memory.MemoryAccount;
import dev.tarn.inmemory.repository.search.column.DamagedSegmentException;
import dev.tarn.inmemory.repository.search.column.Segment;
import dev.tarn.inmemory.repository.search.files.IndexFiles;
import dev.tarn.inmemory.repository.search.files.Manifest.SegmentEntry;
import dev.tarn.inmemory.repository.search.files.SegmentFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where segments are: the large ones in files, if there is a directory, and the others in the heap, where they are counted
 * against the memory budget. Thread-safe.
 */
public final class SegmentStorage {

    /** In documents: fewer are read again faster than a file of them is worth. */
    public static final int LEAST_DOCS = 512;

    /** In bytes: what is larger is written, whatever its number of documents. */
    private static final int LEAST_SIZE = 256 * 1024;

    private final IndexFiles files;
    private final MemoryAccount memory;
    private final int leastDocs;

    SegmentStorage(IndexFiles files, MemoryAccount memory, int leastDocs) {
        this.files = files;
        this.memory = memory;
        this.leastDocs = leastDocs;
    }

    /**
     * Stores a new segment.
     *
     * @throws dev.tarn.domain.failure.InsufficientStorage if the memory budget has no room for it
     */
    LiveSegment store(Segment made) {
        if (made.docs() >= leastDocs || made.size() >= LEAST_SIZE) {
            Optional<SegmentFile> file = files.write(made);
            if (file.isPresent()) {
                try {
                    return open(file.get(), new BitSet(), made.parameters());
                } catch (IOException | DamagedSegmentException e) {
                    // Another program removed or changed it at once: the segment is still in the heap.
                    files.remove(file.get());
                }
            }
        }
        memory.take(made.heapSize());
        return LiveSegment.of(made);
    }

    /**
     * {@return the segments that are in these files}
     *
     * @throws IOException if a file is missing
     * @throws DamagedSegmentException if a file is not what was written
     */
    List<LiveSegment> open(List<SegmentEntry> entries) throws IOException {
        List<LiveSegment> opened = new ArrayList<>();
        try {
            for (SegmentEntry entry : entries) {
                opened.add(open(entry.file(), entry.dead(), null));
            }
            return opened;
        } catch (IOException | DamagedSegmentException e) {
            // The files stay.
            opened.forEach(segment -> memory.giveBack(segment.segment().heapSize()));
            throw e;
        }
    }

    private LiveSegment open(SegmentFile file, BitSet dead, @Nullable BitSet parameters) throws IOException {
        Segment mapped = files.map(file);
        Segment segment = parameters == null ? mapped : mapped.ofParameters(parameters);
        memory.count(segment.heapSize());
        return new LiveSegment(segment, file, dead);
    }

    /** Removes a segment that no view has had. */
    void discard(LiveSegment segment) {
        memory.giveBack(segment.segment().heapSize());
        if (segment.file() != null) {
            files.remove(segment.file());
        }
    }

    /** Removes a segment that was replaced: its file goes with the next manifest. */
    void release(LiveSegment segment) {
        memory.giveBack(segment.segment().heapSize());
        replaced(segment.file());
    }

    /** Removes a file with the next manifest, which does not name it. */
    void replaced(@Nullable SegmentFile file) {
        if (file != null) {
            files.replaced(file);
        }
    }
}
