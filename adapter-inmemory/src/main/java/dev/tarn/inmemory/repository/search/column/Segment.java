package dev.tarn.inmemory.repository.search.column;

import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReferenceArray;
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

    private static final int HEADER = 4 * Integer.BYTES;

    private final ByteBuffer data;
    private final TermBytes bytes;
    private final int docs;
    private final int columns;
    private final int columnsAt;
    private final int termsAt;
    private final int postingStartsAt;
    private final int postingsAt;
    private final int bytesAt;
    private final AtomicReferenceArray<@Nullable SoftReference<ForwardColumn>> forward;

    Segment(ByteBuffer data) {
        this.data = data;
        this.bytes = new TermBytes(data);
        this.docs = data.getInt(0);
        this.columns = data.getInt(4);
        int terms = data.getInt(8);
        this.columnsAt = HEADER + 2 * Integer.BYTES * docs;
        this.termsAt = columnsAt + Integer.BYTES * (columns + 1);
        this.postingStartsAt = termsAt + Integer.BYTES * (terms + 1);
        this.postingsAt = postingStartsAt + Integer.BYTES * (terms + 1);
        this.bytesAt = postingsAt + Character.BYTES * data.getInt(12);
        this.forward = new AtomicReferenceArray<>(columns);
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

    /** {@return the number of a column's first term} */
    int firstTerm(int column) {
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

    /** {@return the first term of a column that is not below these bytes} */
    int seek(int column, byte[] key) {
        return seek(key, firstTerm(column), firstTerm(column + 1));
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
        return new int[] {seek(column, key), to == null ? firstTerm(column + 1) : seek(column, to)};
    }

    /** {@return the terms of each document in a column} It is made when it is first needed. */
    public ForwardColumn forward(int column) {
        SoftReference<ForwardColumn> reference = forward.get(column);
        ForwardColumn found = reference == null ? null : reference.get();
        if (found == null) {
            found = ForwardColumn.of(this, column);
            forward.set(column, new SoftReference<>(found));
        }
        return found;
    }
}
