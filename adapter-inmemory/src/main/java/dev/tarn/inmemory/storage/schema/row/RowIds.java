package dev.tarn.inmemory.storage.schema.row;

/**
 * The numbers by which rows are found and ordered. A row id is the key of a resource's row; its upper half is the partition,
 * which is a type in a keyspace, and its lower half grows with each creation on that partition.
 */
public final class RowIds {

    private static final int TYPE_BITS = 8;
    private static final int NUMBER_BITS = 32;

    public static final int MOST_TYPES = (1 << TYPE_BITS) - 1;

    /** What the sign leaves. */
    public static final int MOST_KEYSPACES = (1 << (31 - TYPE_BITS)) - 1;

    public static final long MOST_NUMBERS = (1L << NUMBER_BITS) - 1;

    private RowIds() {}

    public static int partition(int keyspace, int type) {
        return (keyspace << TYPE_BITS) | type;
    }

    /** {@return the row id before the first of a partition} */
    public static long start(int partition) {
        return (long) partition << NUMBER_BITS;
    }

    /** {@return the last row id of a partition} */
    public static long end(int partition) {
        return start(partition) | MOST_NUMBERS;
    }

    /** {@return the number of a row in its partition, from 1} */
    public static int number(long rowId) {
        return Math.toIntExact(rowId & MOST_NUMBERS);
    }

    /** {@return the row number of {@link dev.tarn.inmemory.repository.store.SearchSource}, from 0} */
    public static int row(long rowId) {
        return number(rowId) - 1;
    }

    /** {@return the row id of a row number, from 0} */
    public static long of(int partition, int row) {
        return start(partition) + row + 1;
    }

    /** {@return the partition of a row} */
    public static int partition(long rowId) {
        return (int) (rowId >>> NUMBER_BITS);
    }

    /** {@return the first partition of a keyspace; its last is the one before the next keyspace's first} */
    public static int firstPartition(int keyspace) {
        return partition(keyspace, 0);
    }

    public static int lastPartition(int keyspace) {
        return partition(keyspace, MOST_TYPES);
    }
}
