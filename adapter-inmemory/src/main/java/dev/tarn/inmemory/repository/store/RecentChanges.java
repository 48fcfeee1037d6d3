package dev.tarn.inmemory.repository.store;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.repository.store.SearchSource.ChangedRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rows that were updated or deleted most recently: a bounded queue in the order of the changes. Takes no memory until
 * {@link #begin} is called. Thread-safe.
 */
public final class RecentChanges {

    /** The number of rows; 14 bytes each. */
    static final int CAPACITY = 16_384;

    private static final int FIRST_CAPACITY = 64;
    private static final ResourceType[] TYPES = ResourceType.values();

    private long[] changes = {};
    private int[] rows = {};
    private short[] types = {};
    private int first;
    private int size;
    private boolean begun;

    /** All later changes are in the queue. */
    private long floor;

    /** Begins to record, unless it has begun. {@code last} is the number of the last change that was committed. */
    public synchronized void begin(long last) {
        if (!begun) {
            begun = true;
            floor = last;
        }
    }

    /** Adds a row that was updated or deleted by a change; the numbers of changes never decrease. */
    @SuppressWarnings("EnumOrdinal") // An index in memory only.
    public synchronized void add(long change, ResourceType type, int row) {
        if (!begun) {
            return;
        }
        if (size == changes.length) {
            ensureCapacity();
        }
        int at = (first + size) % changes.length;
        changes[at] = change;
        rows[at] = row;
        types[at] = (short) type.ordinal();
        size++;
    }

    private void ensureCapacity() {
        if (size < CAPACITY) {
            // The queue has not wrapped around: it grows before it drops its first entry.
            int capacity = Math.max(FIRST_CAPACITY, 2 * size);
            changes = Arrays.copyOf(changes, capacity);
            rows = Arrays.copyOf(rows, capacity);
            types = Arrays.copyOf(types, capacity);
        } else {
            floor = changes[first];
            first = (first + 1) % CAPACITY;
            size--;
        }
    }

    /** {@return the rows of all changes after this one, each once; empty where some of them are not in the queue} */
    public synchronized Optional<List<ChangedRow>> since(long change) {
        if (!begun || change < floor) {
            return Optional.empty();
        }
        Set<ChangedRow> found = new LinkedHashSet<>();
        for (int i = size - 1; i >= 0; i--) {
            int at = (first + i) % changes.length;
            if (changes[at] <= change) {
                break;
            }
            found.add(new ChangedRow(TYPES[types[at]], rows[at]));
        }
        return Optional.of(new ArrayList<>(found));
    }
}
