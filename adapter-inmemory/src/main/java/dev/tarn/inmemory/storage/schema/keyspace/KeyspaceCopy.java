package dev.tarn.inmemory.storage.schema.keyspace;

import dev.tarn.inmemory.storage.Table;
import dev.tarn.inmemory.storage.WriteBatch;
import dev.tarn.inmemory.storage.schema.Tables;
import dev.tarn.inmemory.storage.schema.keyspace.TableCopy.Span;
import dev.tarn.inmemory.storage.schema.row.Keys;
import dev.tarn.inmemory.storage.schema.row.RowIds;
import dev.tarn.inmemory.storage.schema.row.VersionKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Copies the resources of one keyspace to another, with all versions, ids, counts and idempotency keys. Rows keep their numbers
 * within the keyspace, so that a row of both is compared with its counterpart. Results of import batches are not copied, since
 * no import runs that could start over; what is derived from resources is not copied. Not thread-safe.
 */
public final class KeyspaceCopy {

    private final Tables tables;
    private final int source;
    private final int target;
    private final List<TableCopy<?, ?>> copies = new ArrayList<>();

    /** A copy of all types that has not begun. */
    public KeyspaceCopy(Tables tables, int source, int target) {
        this(tables, source, target, allTypes());
    }

    /** A copy of some types, by their numbers, that has not begun; idempotency keys are of no type. */
    public KeyspaceCopy(Tables tables, int source, int target, BitSet types) {
        this.tables = tables;
        this.source = source;
        this.target = target;
        for (int first = types.nextSetBit(0); first >= 0; ) {
            int end = types.nextClearBit(first);
            add(first, end - 1);
            first = types.nextSetBit(end);
        }
        copies.add(texts(tables.idempotencyKeys, source, target));
    }

    /** {@return the numbers of all types that there can be} */
    public static BitSet allTypes() {
        BitSet all = new BitSet();
        all.set(0, RowIds.MOST_TYPES + 1);
        return all;
    }

    private void add(int firstType, int lastType) {
        long rows = RowIds.start(RowIds.firstPartition(target)) - RowIds.start(RowIds.firstPartition(source));
        long partitions = (long) RowIds.firstPartition(target) - RowIds.firstPartition(source);
        Span<Long> fromPartitions = partitions(source, firstType, lastType);
        Span<Long> toPartitions = partitions(target, firstType, lastType);
        Span<Long> from = rows(fromPartitions);
        Span<Long> to = rows(toPartitions);
        Comparator<Long> order = Comparator.naturalOrder();
        copies.add(new TableCopy<>(tables.resources, order, from, to, id -> id + rows, version -> version));
        copies.add(new TableCopy<>(tables.idIndex, order, from, to, key -> key + rows, id -> id + rows));
        copies.add(new TableCopy<>(
                tables.versions,
                VersionKey.ORDER,
                versions(from),
                versions(to),
                key -> new VersionKey(key.rowId() + rows, key.version()),
                version -> version));
        copies.add(new TableCopy<>(
                tables.live, order, fromPartitions, toPartitions, partition -> partition + partitions, count -> count));
    }

    private static Span<Long> partitions(int keyspace, int firstType, int lastType) {
        return new Span<>((long) RowIds.partition(keyspace, firstType), (long) RowIds.partition(keyspace, lastType));
    }

    private static Span<Long> rows(Span<Long> partitions) {
        return new Span<>(
                RowIds.start(partitions.first().intValue()),
                RowIds.end(partitions.last().intValue()));
    }

    private static Span<VersionKey> versions(Span<Long> rows) {
        return new Span<>(new VersionKey(rows.first(), 0), new VersionKey(rows.last(), Long.MAX_VALUE));
    }

    private static <V> TableCopy<String, V> texts(Table<String, V> table, int source, int target) {
        String before = Keys.first(source);
        String after = Keys.first(target);
        return new TableCopy<>(
                table,
                Comparator.naturalOrder(),
                new Span<>(before, Keys.last(source)),
                new Span<>(after, Keys.last(target)),
                key -> after + key.substring(before.length()),
                UnaryOperator.identity());
    }

    /** Copies more rows into an empty keyspace, until the allowance is exceeded. {@return whether there may be more} */
    public boolean copySome(WriteBatch writes, WriteAllowance allowance) {
        for (TableCopy<?, ?> copy : copies) {
            if (copy.copySome(writes, allowance)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Makes the target equal to the source by writing the rows that differ, until the allowance is exceeded. What was derived
     * from the resources of the target is forgotten.
     */
    public void writeDifferences(WriteBatch writes, WriteAllowance allowance) {
        for (TableCopy<?, ?> copy : copies) {
            if (!allowance.isExceeded()) {
                copy.writeDifferences(writes, allowance);
            }
        }
        Span<Long> to = rows(partitions(target, 0, RowIds.MOST_TYPES));
        writes.remove(tables.changedRows, to.first(), to.last(), Integer.MAX_VALUE);
        writes.remove(tables.derived, Keys.first(target), Keys.last(target), Integer.MAX_VALUE);
    }
}
