package dev.tarn.inmemory.objectstore;

import java.util.Comparator;

/**
 * The order in which S3 lists keys: by the bytes of their UTF-8 form. That is the order of code points, which is not
 * the order of Java's characters: a surrogate stands for more than U+FFFF, and is less than U+E000.
 */
public final class KeyOrder implements Comparator<String> {

    /** The one instance. */
    public static final KeyOrder INSTANCE = new KeyOrder();

    private KeyOrder() {}

    @Override
    public int compare(String left, String right) {
        int common = Math.min(left.length(), right.length());
        for (int i = 0; i < common; i++) {
            char l = left.charAt(i);
            char r = right.charAt(i);
            if (l != r) {
                return Integer.compare(rank(l), rank(r));
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    private static int rank(char c) {
        return Character.isSurrogate(c) ? c + 0x10000 : c;
    }
}
