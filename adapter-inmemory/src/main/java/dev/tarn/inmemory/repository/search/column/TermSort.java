package dev.tarn.inmemory.repository.search.column;

import java.util.Arrays;

/**
 * Sorts terms by column and bytes. The column and the first six bytes are sorted as numbers, and only terms that are equal
 * in these are compared byte by byte.
 */
final class TermSort {

    private final int[] column;
    private final int[] start;
    private final byte[] bytes;

    TermSort(int[] column, int[] start, byte[] bytes) {
        this.column = column;
        this.start = start;
        this.bytes = bytes;
    }

    /** {@return the numbers of the terms, sorted} */
    int[] order(int terms) {
        long[] keys = new long[terms];
        int[] order = new int[terms];
        for (int i = 0; i < terms; i++) {
            order[i] = i;
            keys[i] = key(i);
        }
        sort(order, keys, 0, terms, new int[terms], new long[terms]);
        return order;
    }

    private long key(int term) {
        long key = column[term];
        for (int i = 0; i < 6; i++) {
            int at = start[term] + i;
            key = (key << 8) | (at < start[term + 1] ? bytes[at] & 0xFF : 0);
        }
        return key;
    }

    /** Merge sort. */
    private void sort(int[] order, long[] keys, int from, int to, int[] spareOrder, long[] spareKeys) {
        if (to - from < 12) {
            insertion(order, keys, from, to);
            return;
        }
        int middle = (from + to) >>> 1;
        sort(order, keys, from, middle, spareOrder, spareKeys);
        sort(order, keys, middle, to, spareOrder, spareKeys);
        if (compare(order[middle - 1], keys[middle - 1], order[middle], keys[middle]) <= 0) {
            return;
        }
        System.arraycopy(order, from, spareOrder, from, middle - from);
        System.arraycopy(keys, from, spareKeys, from, middle - from);
        int left = from;
        int right = middle;
        for (int i = from; left < middle; i++) {
            if (right < to && compare(order[right], keys[right], spareOrder[left], spareKeys[left]) < 0) {
                order[i] = order[right];
                keys[i] = keys[right++];
            } else {
                order[i] = spareOrder[left];
                keys[i] = spareKeys[left++];
            }
        }
    }

    private void insertion(int[] order, long[] keys, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int term = order[i];
            long key = keys[i];
            int j = i;
            while (j > from && compare(order[j - 1], keys[j - 1], term, key) > 0) {
                order[j] = order[j - 1];
                keys[j] = keys[j - 1];
                j--;
            }
            order[j] = term;
            keys[j] = key;
        }
    }

    private int compare(int a, long keyOfA, int b, long keyOfB) {
        int byKey = Long.compareUnsigned(keyOfA, keyOfB);
        return byKey != 0
                ? byKey
                : Arrays.compareUnsigned(bytes, start[a], start[a + 1], bytes, start[b], start[b + 1]);
    }
}
