package dev.tarn.inmemory.repository.search.column;

import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The terms of some resources of one type. Immutable, thread-safe.
 *
 * <pre>
 * segment = docs, columns, terms, postings: 4 bytes each
 *           row of each document: 4 bytes each, ascending
 *           version of each document: 4 bytes each
 *           the first term of each column, and the number of terms: 4 bytes each
 *           the start of each term's bytes, and the end: 4 bytes each
 *           the start of each term's postings, and the end: 4 bytes each
 *           postings, the documents of each term ascending: 2 bytes each
 *           the bytes of the terms, by column, then by unsigned bytes
 * </pre>
 */
public final class Segment {

    /** The most documents: a posting has two bytes. */
    static final int MOST_DOCS = 1 << Character.SIZE;

    static final int HEADER = 4 * Integer.BYTES;

    /** In steps of work: reading a column from a file is more than a search that must not block may do. */
    private static final int CHECK_STEPS = SearchWork.STEPS;

    /** In steps of work, for each posting of a column that is turned round. */
    private static final int FORWARD_STEPS = 4;

    /** In bytes, beside its data: the object, and a slot for each column. */
    private static final int OBJECTS = 256;

    private final ByteBuffer data;
    private final TermBytes bytes;
    private final int docs;
    private final int columns;
    private final int terms;
    private final int columnsAt;
    private final int termsAt;
    private final int postingStartsAt;
    private final int postingsAt;
    private final int bytesAt;
    private final AtomicReferenceArray<@Nullable SoftReference<ForwardColumn>> forward;
    /** Null where any column may be used: the data are in the heap, and all parameters are indexed. */
    private final @Nullable ColumnChecks checks;

    Segment(ByteBuffer data, @Nullable ColumnChecks checks) {
        this.data = data;
        this.checks = checks;
        this.bytes = new TermBytes(data);
        this.docs = data.getInt(0);
        this.columns = data.getInt(4);
        this.terms = data.getInt(8);
        this.columnsAt = HEADER + 2 * Integer.BYTES * docs;
        this.termsAt = columnsAt + Integer.BYTES * (columns + 1);
        this.postingStartsAt = termsAt + Integer.BYTES * (terms + 1);
        this.postingsAt = postingStartsAt + Integer.BYTES * (terms + 1);
        this.bytesAt = postingsAt + Character.BYTES * data.getInt(12);
        this.forward = new AtomicReferenceArray<>(columns);
    }

    /** {@return the parameters that are indexed, by their numbers; null where all are} */
    public @Nullable BitSet parameters() {
        return checks == null ? null : checks.parameters();
    }

    /** {@return this segment, which was read from a file, as one of these parameters only} */
    public Segment ofParameters(BitSet only) {
        return new Segment(data, checks == null ? ColumnChecks.inHeap(columns, only) : checks.ofParameters(only));
    }

    static long size(int docs, int columns, int terms, int postings) {
        return HEADER
                + 2L * Integer.BYTES * docs
                + Integer.BYTES * (columns + 1L)
                + 2L * Integer.BYTES * (terms + 1L)
                + (long) Character.BYTES * postings;
    }

    public int docs() {
        return docs;
    }

    int columns() {
        return columns;
    }

    /** {@return the whole segment, as the caller's own view} */
    ByteBuffer data() {
        return data.duplicate().rewind();
    }

    /** {@return the size of what is not of a column: header, rows, versions and the table of columns} */
    int headSize() {
        return termsAt;
    }

    /** {@return whether a part of its file was found to be damaged} */
    public boolean isDamaged() {
        return checks != null && checks.isDamaged();
    }

    /** {@return the size of its data in bytes, in the heap or in a file} */
    public int size() {
        return data.capacity();
    }

    /** {@return about how many bytes of the heap it takes, without what {@link #forward} makes and the collector may free} */
    public long heapSize() {
        return OBJECTS + (long) Integer.BYTES * columns + (data.isDirect() ? 0 : data.capacity());
    }

    /**
     * {@return whether two segments like this one may be too large for one, because of their terms}
     *
     * @param live only so many of its documents go into the other one
     */
    public boolean isHeavy(int live) {
        return 2L * (data.capacity() - bytesAt) * live > (long) SegmentBuilder.HEAVY * docs;
    }

    /** {@return the row of a document} */
    public int row(int doc) {
        return data.getInt(HEADER + Integer.BYTES * doc);
    }

    /** {@return the version of a document, its lower 32 bits} */
    public int version(int doc) {
        return data.getInt(HEADER + Integer.BYTES * (docs + doc));
    }

    /** {@return the first document whose row is not below this one; {@link #docs()} where there is none} */
    public int firstDoc(int row) {
        int low = 0;
        int high = docs;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (row(middle) < row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    TermBytes bytes() {
        return bytes;
    }

    /** Checks a column when it is first used, so that its parts may be read. A part in a file comes from the disk then. */
    void check(int column, SearchWork work) {
        if (checks != null && !checks.isChecked(column)) {
            work.spend(CHECK_STEPS);
            checks.require(this, column);
        }
    }

    /**
     * {@return the number of a column's first term}
     *
     * @throws DamagedSegmentException if the column is damaged: it is checked when it is first used
     * @throws ColumnNotIndexedException if its parameter is not indexed
     */
    int firstTerm(int column) {
        if (checks != null) {
            checks.require(this, column);
        }
        return columnStart(column);
    }

    /** {@return the number of the term behind a column's last} */
    int endTerm(int column) {
        return columnStart(column + 1);
    }

    private int columnStart(int column) {
        return data.getInt(columnsAt + Integer.BYTES * column);
    }

    int termStart(int term) {
        return bytesAt + data.getInt(termsAt + Integer.BYTES * term);
    }

    int postingStart(int term) {
        return data.getInt(postingStartsAt + Integer.BYTES * term);
    }

    char posting(int number) {
        return data.getChar(postingsAt + Character.BYTES * number);
    }

    /** {@return a copy of a range of postings} */
    char[] postings(int from, int to) {
        char[] copy = new char[to - from];
        data.slice(postingsAt + Character.BYTES * from, Character.BYTES * copy.length)
                .asCharBuffer()
                .get(copy);
        return copy;
    }

    /** {@return the first term of a column that is not below these bytes} */
    int seek(int column, byte[] key) {
        return seek(key, firstTerm(column), endTerm(column));
    }

    /** {@return the first term from {@code low} to {@code high} that is not below these bytes} */
    int seek(byte[] key, int low, int high) {
        int from = low;
        int to = high;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (bytes.compare(termStart(middle), termStart(middle + 1), key, 0, key.length) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** {@return the bytes of a term, at most so many} */
    public byte[] term(int number, int most) {
        int start = termStart(number);
        return bytes.copy(start, Math.min(termStart(number + 1), start + most));
    }

    /** {@return what stands before the separator of a term: the id of a link, and of a term of {@code _id}} */
    public String key(int number) {
        int start = termStart(number);
        return new String(bytes.copy(start, bytes.separator(start, termStart(number + 1))), StandardCharsets.UTF_8);
    }

    /** {@return whether a term of a reference's column is a reference to a resource of this type} */
    public boolean isLinkTo(int number, String type) {
        int end = termStart(number + 1);
        int from = bytes.separator(termStart(number), end) + 1;
        return bytes.isEqual(from, bytes.separator(from, end), type.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return whether two terms begin with the same bytes, so many of them or all} */
    public boolean isEqual(int a, int b, int most) {
        int startOfA = termStart(a);
        int length = Math.min(termStart(a + 1) - startOfA, most);
        int startOfB = termStart(b);
        if (length < most || termStart(b + 1) - startOfB < most) {
            return a == b;
        }
        for (int i = 0; i < length; i++) {
            if (bytes.at(startOfA + i) != bytes.at(startOfB + i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * {@return the first term of a column that is equal to a key, and the one behind the last}
     *
     * @param most the length at which a key is only the beginning of a term
     */
    public int[] equal(int column, byte[] key, int most) {
        TermRange range = key.length < most ? TermRange.exact(key) : TermRange.prefix(key);
        byte[] to = range.to();
        return new int[] {seek(column, key), to == null ? endTerm(column) : seek(column, to)};
    }

    /** {@return the terms of each document in a column} It is made when it is first needed. */
    public ForwardColumn forward(int column, SearchWork work) {
        SoftReference<ForwardColumn> reference = forward.get(column);
        ForwardColumn found = reference == null ? null : reference.get();
        if (found == null) {
            check(column, work);
            int postings = postingStart(columnStart(column + 1)) - postingStart(columnStart(column));
            work.spend(docs + FORWARD_STEPS * postings);
            found = ForwardColumn.of(this, column);
            forward.set(column, new SoftReference<>(found));
        }
        return found;
    }

    /** {@return the checksum of everything that belongs to a column; empty where it lies outside the segment} */
    OptionalInt checksum(int column) {
        int first = columnStart(column);
        int end = columnStart(column + 1);
        if (first < 0 || first > end || end > terms) {
            return OptionalInt.empty();
        }
        CRC32C checksum = new CRC32C();
        boolean inside = update(checksum, termsAt + Integer.BYTES * (long) first, termsAt + Integer.BYTES * (end + 1L))
                && update(
                        checksum,
                        postingStartsAt + Integer.BYTES * (long) first,
                        postingStartsAt + Integer.BYTES * (end + 1L))
                && update(
                        checksum,
                        postingsAt + Character.BYTES * (long) postingStart(first),
                        postingsAt + Character.BYTES * (long) postingStart(end))
                && update(
                        checksum,
                        bytesAt + (long) data.getInt(termsAt + Integer.BYTES * first),
                        bytesAt + (long) data.getInt(termsAt + Integer.BYTES * end));
        return inside ? OptionalInt.of((int) checksum.getValue()) : OptionalInt.empty();
    }

    private boolean update(CRC32C checksum, long from, long to) {
        if (from < 0 || from > to || to > data.capacity()) {
            return false;
        }
        checksum.update(data.duplicate().limit((int) to).position((int) from));
        return true;
    }
}
