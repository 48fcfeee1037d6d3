package dev.tarn.inmemory.repository.search.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Terms of a column: those from one to another, and of these the ones that pass a test. Immutable.
 *
 * @param from the first term; empty for the column's first
 * @param to the term behind the last; null for the column's end
 * @param test what a term has to pass; null where the range says it all
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and the arrays are never modified.
public record TermRange(
        byte[] from, byte @Nullable [] to, @Nullable Test test) {

    /** Tests a term. */
    @FunctionalInterface
    public interface Test {

        /** {@return whether the term at these positions passes} */
        boolean passes(TermBytes bytes, int from, int to);
    }

    private static final byte[] FIRST = {};

    /** {@return this term alone} */
    static TermRange exact(byte[] term) {
        return new TermRange(term, Arrays.copyOf(term, term.length + 1), null);
    }

    /** {@return the terms that begin so} */
    public static TermRange prefix(byte[] prefix) {
        return new TermRange(prefix, successor(prefix), null);
    }

    /** {@return all terms of the column} */
    public static TermRange any() {
        return new TermRange(FIRST, null, null);
    }

    /** {@return all terms of the column that pass} */
    static TermRange all(Test test) {
        return new TermRange(FIRST, null, test);
    }

    TermRange and(Test more) {
        Test before = test;
        return new TermRange(
                from, to, before == null ? more : (b, f, t) -> before.passes(b, f, t) && more.passes(b, f, t));
    }

    boolean passes(TermBytes bytes, int first, int end) {
        return bytes.compare(first, end, from, 0, from.length) >= 0
                && (to == null || bytes.compare(first, end, to, 0, to.length) < 0)
                && (test == null || test.passes(bytes, first, end));
    }

    /** {@return the least bytes that are greater than all that begin so; null where none are} */
    static byte @Nullable [] successor(byte[] prefix) {
        for (int i = prefix.length - 1; i >= 0; i--) {
            if (prefix[i] != (byte) 0xFF) {
                byte[] successor = Arrays.copyOf(prefix, i + 1);
                successor[i]++;
                return successor;
            }
        }
        return null;
    }
}
