package dev.tarn.inmemory.repository.searchset;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.search.QueryParameter;
import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * The addresses of patients' records whose first page was answered, for the next pages: the least recently used are dropped
 * first, and all of them where the heap is short. Thread-safe.
 */
final class RecordAddresses {

    /** Of all records together; about 150 bytes each. */
    static final int MOST = 100_000;

    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private int size;

    /**
     * Which record.
     *
     * @param searched the data store and the patient
     * @param parameters those of the first page
     */
    private record Key(String searched, List<QueryParameter> parameters) {}

    private record Entry(SoftReference<NavigableSet<ResourceAddress>> addresses, int size) {}

    /** Keeps the addresses of a record, unless they are too many. The set must not be changed any more. */
    synchronized void keep(PageRequest request, NavigableSet<ResourceAddress> addresses) {
        Key key = key(request);
        remove(key);
        if (addresses.size() > MOST) {
            return;
        }
        while (size + addresses.size() > MOST) {
            remove(entries.keySet().iterator().next());
        }
        entries.put(key, new Entry(new SoftReference<>(addresses), addresses.size()));
        size += addresses.size();
    }

    private void remove(Key key) {
        Entry removed = entries.remove(key);
        if (removed != null) {
            size -= removed.size();
        }
    }

    /** {@return the addresses of a record; empty where they are not kept} */
    synchronized Optional<NavigableSet<ResourceAddress>> find(PageRequest request) {
        Entry found = entries.get(key(request));
        return found == null
                ? Optional.empty()
                : Optional.ofNullable(found.addresses().get());
    }

    private static Key key(PageRequest request) {
        return new Key(request.searched(), request.parameters());
    }
}
