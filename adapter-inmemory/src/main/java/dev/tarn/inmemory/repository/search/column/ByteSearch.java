package dev.tarn.inmemory.repository.search.column;

/**
 * Searches for bytes in others by the algorithm of Knuth, Morris and Pratt: in a time that is linear in both, whatever they
 * are. A search for {@code aaaab} in a text of 20,000 times {@code a} must not take their product. Immutable, thread-safe.
 */
final class ByteSearch {

    private final byte[] wanted;

    /** For each number of bytes that agree, how many of them still agree where the next one does not. */
    private final int[] fallback;

    ByteSearch(byte[] wanted) {
        this.wanted = wanted.clone();
        this.fallback = new int[wanted.length + 1];
        int agree = 0;
        for (int i = 1; i < wanted.length; i++) {
            while (agree > 0 && wanted[i] != wanted[agree]) {
                agree = fallback[agree];
            }
            agree += wanted[i] == wanted[agree] ? 1 : 0;
            fallback[i + 1] = agree;
        }
    }

    /** {@return whether the bytes are in these} No bytes are in all. */
    boolean isIn(TermBytes bytes, int from, int to) {
        int agree = 0;
        for (int i = from; i < to && agree < wanted.length; i++) {
            byte next = bytes.at(i);
            while (agree > 0 && next != wanted[agree]) {
                agree = fallback[agree];
            }
            agree += next == wanted[agree] ? 1 : 0;
        }
        return agree == wanted.length;
    }
}
