package dev.tarn.inmemory.repository.search.column;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/** A set of documents of one segment: a sorted list where it is small, else a bitmap. Immutable from the outside. */
public final class DocSet {

    /** The most documents of a list. */
    private static final int SMALL = 128;

    /** As many insertions into a list take as long as a bitmap of the largest segment. */
    private static final int FEW = 32;

    private final int docs;
    private char[] list = new char[8];
    private long @org.jspecify.annotations.Nullable [] bits;
    private int size;

    /** An empty set in a segment of so many documents. */
    public DocSet(int docs) {
        this.docs = docs;
    }

    /**
     * An empty set in a segment of so many documents: a bitmap from the start where a list could become too long, or would be
     * slow.
     *
     * @param added the greatest number of calls of {@link #add}
     * @param ascending whether the documents come in ascending order; each that does not is searched for in a list, and moves
     *     the rest of it
     */
    DocSet(int docs, long added, boolean ascending) {
        this(docs);
        if (added > (ascending ? SMALL : FEW)) {
            toBits();
        }
    }

    /** {@return all documents of a segment} */
    public static DocSet all(int docs) {
        DocSet all = new DocSet(docs);
        all.bits = new long[(docs + 63) >>> 6];
        Arrays.fill(all.bits, -1L);
        if ((docs & 63) != 0) {
            all.bits[all.bits.length - 1] = (1L << (docs & 63)) - 1;
        }
        all.size = docs;
        return all;
    }

    public int size() {
        return size;
    }

    /** Adds a document; it may be in the set already. */
    public void add(int doc) {
        if (bits != null) {
            long bit = 1L << doc;
            if ((bits[doc >>> 6] & bit) == 0) {
                bits[doc >>> 6] |= bit;
                size++;
            }
        } else if (size == 0 || list[size - 1] < doc) {
            append(doc);
        } else {
            insert(doc);
        }
    }

    /** Adds documents, in any order. */
    void addAll(char[] added) {
        long[] into = bits;
        if (into == null) {
            for (char doc : added) {
                add(doc);
            }
            return;
        }
        int count = size;
        for (char doc : added) {
            long before = into[doc >>> 6];
            long after = before | 1L << doc;
            into[doc >>> 6] = after;
            count += Long.bitCount(before ^ after);
        }
        size = count;
    }

    private void append(int doc) {
        if (size == SMALL) {
            toBits();
            add(doc);
            return;
        }
        if (size == list.length) {
            list = Arrays.copyOf(list, size * 2);
        }
        list[size++] = (char) doc;
    }

    private void insert(int doc) {
        int at = Arrays.binarySearch(list, 0, size, (char) doc);
        if (at >= 0) {
            return;
        }
        if (size == SMALL) {
            toBits();
            add(doc);
            return;
        }
        if (size == list.length) {
            list = Arrays.copyOf(list, size * 2);
        }
        System.arraycopy(list, -at - 1, list, -at, size + at + 1);
        list[-at - 1] = (char) doc;
        size++;
    }

    private void toBits() {
        long[] made = new long[(docs + 63) >>> 6];
        for (int i = 0; i < size; i++) {
            made[list[i] >>> 6] |= 1L << list[i];
        }
        bits = made;
    }

    public boolean contains(int doc) {
        return bits != null
                ? (bits[doc >>> 6] & (1L << doc)) != 0
                : Arrays.binarySearch(list, 0, size, (char) doc) >= 0;
    }

    /** {@return the first document of the set from this one on; -1 where there is none} */
    public int next(int from) {
        if (bits == null) {
            int at = from > Character.MAX_VALUE ? size : Arrays.binarySearch(list, 0, size, (char) from);
            int position = at >= 0 ? at : -at - 1;
            return position < size ? list[position] : -1;
        }
        if (from >= docs) {
            return -1;
        }
        int word = from >>> 6;
        long left = bits[word] & (-1L << from);
        while (left == 0) {
            if (++word == bits.length) {
                return -1;
            }
            left = bits[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(left);
    }

    /** Passes all documents of the set to an action, in ascending order. */
    public void forEach(IntConsumer action) {
        if (bits == null) {
            for (int i = 0; i < size; i++) {
                action.accept(list[i]);
            }
            return;
        }
        for (int word = 0; word < bits.length; word++) {
            for (long left = bits[word]; left != 0; left &= left - 1) {
                action.accept((word << 6) + Long.numberOfTrailingZeros(left));
            }
        }
    }

    /** Passes all documents of the set to an action, in descending order. */
    public void forEachDescending(IntConsumer action) {
        if (bits == null) {
            for (int i = size - 1; i >= 0; i--) {
                action.accept(list[i]);
            }
            return;
        }
        for (int word = bits.length - 1; word >= 0; word--) {
            for (long left = bits[word]; left != 0; left ^= Long.highestOneBit(left)) {
                action.accept((word << 6) + 63 - Long.numberOfLeadingZeros(left));
            }
        }
    }

    /** {@return those that pass} */
    public DocSet filter(IntPredicate passes) {
        DocSet filtered = new DocSet(docs);
        forEach(doc -> {
            if (passes.test(doc)) {
                filtered.add(doc);
            }
        });
        return filtered;
    }

    public DocSet and(DocSet other) {
        if (bits != null && other.bits != null) {
            long[] both = new long[bits.length];
            int count = 0;
            for (int i = 0; i < both.length; i++) {
                both[i] = bits[i] & other.bits[i];
                count += Long.bitCount(both[i]);
            }
            return of(both, count);
        }
        return size <= other.size ? filter(other::contains) : other.filter(this::contains);
    }

    public DocSet or(DocSet other) {
        DocSet either = copy();
        other.forEach(either::add);
        return either;
    }

    public DocSet andNot(DocSet other) {
        if (bits == null || other.bits == null) {
            return filter(doc -> !other.contains(doc));
        }
        long[] left = new long[bits.length];
        int count = 0;
        for (int i = 0; i < left.length; i++) {
            left[i] = bits[i] & ~other.bits[i];
            count += Long.bitCount(left[i]);
        }
        return of(left, count);
    }

    private DocSet copy() {
        DocSet copy = new DocSet(docs);
        copy.list = list.clone();
        copy.bits = bits == null ? null : bits.clone();
        copy.size = size;
        return copy;
    }

    private DocSet of(long[] newBits, int count) {
        DocSet set = new DocSet(docs);
        set.bits = newBits;
        set.size = count;
        return set;
    }
}
