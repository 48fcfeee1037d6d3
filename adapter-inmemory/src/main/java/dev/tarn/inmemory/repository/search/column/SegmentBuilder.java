package dev.tarn.inmemory.repository.search.column;

import dev.tarn.inmemory.repository.search.extract.ElementValue;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Gathers the values of documents and seals them as a {@link Segment}. Not thread-safe. */
public final class SegmentBuilder {

    /** In bytes of terms: a segment ends early where its resources have very large values. */
    static final int HEAVY = 16 * 1024 * 1024;

    private final int columns;
    private final @Nullable BitSet parameters;
    private final ByteBuilder term = new ByteBuilder();
    /** The value whose bytes are in {@link #term}: parameters that read the same elements share their values. */
    private @Nullable ElementValue encoded;

    private int encodedHash;
    private final ByteBuilder arena = new ByteBuilder();
    private int[] rows = new int[16];
    private int[] versions = new int[16];
    private int docs;

    private int[] termColumn = new int[64];
    private int[] termStart = new int[65];
    private int[] lastDoc = new int[64];
    private int[] termHash = new int[64];
    private int terms;
    private int[] table = new int[256];

    private int[] postingTerm = new int[64];
    private char[] postingDoc = new char[64];
    private int postings;

    /**
     * A builder of segments.
     *
     * @param columns the number of columns
     * @param parameters the numbers of those whose values are added; null for all
     */
    public SegmentBuilder(int columns, @Nullable BitSet parameters) {
        this.columns = columns;
        this.parameters = parameters;
        Arrays.fill(table, -1);
    }

    /** Begins the next document. Documents come in ascending order of their rows. */
    public void document(int row, long version) {
        if (docs == rows.length) {
            rows = Arrays.copyOf(rows, docs * 2);
            versions = Arrays.copyOf(versions, docs * 2);
        }
        rows[docs] = row;
        versions[docs] = (int) version;
        docs++;
    }

    /** {@return whether no further document fits} */
    public boolean isFull() {
        return docs == Segment.MOST_DOCS || arena.size() > HEAVY;
    }

    public boolean isEmpty() {
        return docs == 0;
    }

    /** Adds a value of the document. */
    public void add(int parameter, ElementValue value) {
        if (value != encoded) {
            term.clear();
            TermCode.add(value, term);
            encoded = value;
            encodedHash = term.hash();
        }
        posting(term(TermCode.column(parameter, TermCode.part(value))));
    }

    private void posting(int number) {
        int doc = docs - 1;
        if (lastDoc[number] == doc) {
            return;
        }
        lastDoc[number] = doc;
        if (postings == postingTerm.length) {
            postingTerm = Arrays.copyOf(postingTerm, postings * 2);
            postingDoc = Arrays.copyOf(postingDoc, postings * 2);
        }
        postingTerm[postings] = number;
        postingDoc[postings++] = (char) doc;
    }

    /** {@return the number of the term in {@link #term}} Open addressing, linear probing. */
    private int term(int column) {
        int hash = encodedHash + column * 0x9E3779B9;
        hash ^= hash >>> 16;
        int slot = hash & (table.length - 1);
        while (table[slot] >= 0) {
            int number = table[slot];
            if (termHash[number] == hash && termColumn[number] == column && isTerm(number)) {
                return number;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = terms;
        return newTerm(column, hash);
    }

    private boolean isTerm(int number) {
        return Arrays.equals(arena.array(), termStart[number], termStart[number + 1], term.array(), 0, term.size());
    }

    private int newTerm(int column, int hash) {
        if (terms == termColumn.length) {
            termColumn = Arrays.copyOf(termColumn, terms * 2);
            termStart = Arrays.copyOf(termStart, terms * 2 + 1);
            lastDoc = Arrays.copyOf(lastDoc, terms * 2);
            termHash = Arrays.copyOf(termHash, terms * 2);
        }
        arena.add(term.array(), 0, term.size());
        termColumn[terms] = column;
        termHash[terms] = hash;
        lastDoc[terms] = -1;
        termStart[++terms] = arena.size();
        if (terms * 2 > table.length) {
            grow();
        }
        return terms - 1;
    }

    private void grow() {
        table = new int[table.length * 4];
        Arrays.fill(table, -1);
        for (int i = 0; i < terms; i++) {
            int slot = termHash[i] & (table.length - 1);
            while (table[slot] >= 0) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = i;
        }
    }

    /** {@return the segment of all documents} The builder must not be used afterwards. */
    public Segment seal() {
        int[] order = new TermSort(termColumn, termStart, arena.array()).order(terms);
        int[] rank = new int[terms];
        for (int i = 0; i < terms; i++) {
            rank[order[i]] = i;
        }
        int[] postingStart = new int[terms + 1];
        for (int i = 0; i < postings; i++) {
            postingStart[rank[postingTerm[i]] + 1]++;
        }
        for (int i = 0; i < terms; i++) {
            postingStart[i + 1] += postingStart[i];
        }
        return new Segment(write(order, rank, postingStart), ColumnChecks.inHeap(columns, parameters));
    }

    private ByteBuffer write(int[] order, int[] rank, int[] postingStart) {
        long size = Segment.size(docs, columns, terms, postings) + arena.size();
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size));
        out.putInt(docs).putInt(columns).putInt(terms).putInt(postings);
        for (int i = 0; i < docs; i++) {
            out.putInt(rows[i]);
        }
        for (int i = 0; i < docs; i++) {
            out.putInt(versions[i]);
        }
        int next = 0;
        for (int column = 0; column <= columns; column++) {
            while (next < terms && termColumn[order[next]] < column) {
                next++;
            }
            out.putInt(next);
        }
        int offset = 0;
        for (int i = 0; i < terms; i++) {
            out.putInt(offset);
            offset += termStart[order[i] + 1] - termStart[order[i]];
        }
        out.putInt(offset);
        for (int start : postingStart) {
            out.putInt(start);
        }
        int[] at = postingStart.clone();
        int base = out.position();
        for (int i = 0; i < postings; i++) {
            out.putChar(base + 2 * at[rank[postingTerm[i]]]++, postingDoc[i]);
        }
        out.position(base + 2 * postings);
        for (int i = 0; i < terms; i++) {
            int start = termStart[order[i]];
            out.put(arena.array(), start, termStart[order[i] + 1] - start);
        }
        out.flip();
        return out;
    }
}
