package dev.tarn.inmemory.repository.search.files;

import dev.tarn.domain.fhir.ResourceType;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the files of a search index hold. Immutable: its bit sets are never modified. */
public record Manifest(List<TypeFiles> types) {

    public Manifest {
        types = List.copyOf(types);
    }

    /** {@return the names of all files of segments} */
    public Set<Long> names() {
        Set<Long> names = new HashSet<>();
        types.forEach(type ->
                type.segments().forEach(segment -> names.add(segment.file().name())));
        return names;
    }

    /**
     * The files of one type.
     *
     * @param schema identifies the search parameters by which they were made
     * @param rows rows from this one on are not indexed
     * @param reread the rows below {@code rows} that must be read again
     */
    public record TypeFiles(ResourceType type, int schema, int rows, BitSet reread, List<SegmentEntry> segments) {

        public TypeFiles {
            segments = List.copyOf(segments);
        }
    }

    /**
     * A segment.
     *
     * @param dead the documents that are outdated
     */
    public record SegmentEntry(SegmentFile file, BitSet dead) {}
}
