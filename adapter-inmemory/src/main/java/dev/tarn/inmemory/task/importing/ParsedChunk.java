package dev.tarn.inmemory.task.importing;

import dev.tarn.inmemory.ndjson.AcceptedResource;
import dev.tarn.inmemory.ndjson.InvalidResource;
import dev.tarn.inmemory.ndjson.ReadResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** What the lines of one chunk hold. Lines are counted from 0, and blank ones count. */
final class ParsedChunk {

    private final long digest;
    private final List<AcceptedResource> accepted = new ArrayList<>();
    private final List<RefusedLine> refused = new ArrayList<>();
    private final BitSet faulty = new BitSet(0);
    private int[] acceptedLines = new int[64];
    private long acceptedBytes;
    private int lines;

    /** A line that is no resource. */
    record RefusedLine(int line, InvalidResource refusal) {}

    ParsedChunk(long digest) {
        this.digest = digest;
    }

    /** {@return what tells the chunk from another; of one that holds none of its line, 0} */
    long digest() {
        return digest;
    }

    /** Adds the next line, which holds something. */
    void add(ReadResult result, int bytes) {
        if (result instanceof AcceptedResource resource) {
            if (accepted.size() == acceptedLines.length) {
                acceptedLines = Arrays.copyOf(acceptedLines, acceptedLines.length * 2);
            }
            acceptedLines[accepted.size()] = lines;
            accepted.add(resource);
            acceptedBytes += bytes;
        } else if (result instanceof InvalidResource refusal) {
            refused.add(new RefusedLine(lines, refusal));
        }
        lines++;
    }

    /** Adds the next line, whose resource is stored although it has faults. */
    void addWithFaults(ReadResult result, int bytes) {
        if (result instanceof AcceptedResource) {
            faulty.set(accepted.size());
        }
        add(result, bytes);
    }

    /** {@return whether the accepted resource with this index has faults, which an extension tells} */
    boolean hasFaults(int index) {
        return faulty.get(index);
    }

    /** Adds the next line, which holds nothing. */
    void addBlank() {
        lines++;
    }

    List<AcceptedResource> accepted() {
        return accepted;
    }

    /** {@return the line of the resource with this index} */
    int lineOf(int index) {
        return acceptedLines[index];
    }

    List<RefusedLine> refused() {
        return refused;
    }

    /** {@return how many bytes the lines of the accepted resources have, their ends included} */
    long acceptedBytes() {
        return acceptedBytes;
    }

    /** {@return how many lines there were, blank ones included} */
    int lines() {
        return lines;
    }

    /** {@return how many lines held something} */
    int scanned() {
        return accepted.size() + refused.size();
    }
}
