package dev.tarn.inmemory.h2;

import dev.tarn.inmemory.h2.block.BlockFilePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.Page;

/**
 * Reads what is whole of a damaged data file, and changes nothing. A table's B-tree is walked; where a page of it cannot
 * be read, the rows below are looked for in all leaves of the file that are in use ({@link SalvagedLeaves}). Blocks are
 * read whether their checksums are right or not; a row counts only with the checksum of its own.
 */
final class Salvage implements AutoCloseable {

    private final MVStore store;
    private final PageFile file;
    private final Optional<FileState> state;

    private Salvage(PageFile file, MVStore store) {
        this.file = file;
        this.store = store;
        this.state = FileState.read(store);
    }

    /**
     * Opens a file.
     *
     * @param name the path in H2's file-name syntax
     * @throws RuntimeException where no state of the file can be found
     */
    static Salvage open(String name) {
        PageFile file = PageFile.salvage(BlockFilePath.salvage(name));
        return new Salvage(
                file,
                new MVStore.Builder()
                        .adoptFileStore(file)
                        .readOnly()
                        .recoveryMode()
                        .autoCommitDisabled()
                        .open());
    }

    /** {@return the checkpoint that was found; empty where it cannot be read} */
    Optional<FileState> state() {
        return state;
    }

    /**
     * Reads the rows of a table.
     *
     * @param whole gets each that is whole
     * @return how many were found that are not; what was never found is not among them
     */
    <K, V> long read(Table<K, V> table, int mapIds, BiConsumer<K, V> whole) {
        Walk<K, V> walk = new Walk<>(table, whole);
        Optional<MVMap<K, Object>> map = map(table);
        if (map.isPresent()) {
            walk.down(map.get().getRootPage(), Optional.empty(), Optional.empty());
        } else {
            walk.gaps.add(new Gap<>(Optional.empty(), Optional.empty()));
        }
        if (!walk.gaps.isEmpty()) {
            int id = map.map(MVMap::getId).orElse(mapIds + table.number());
            new SalvagedLeaves(file).read(table, id, walk::isLost, whole);
        }
        return walk.damaged;
    }

    /** {@return the number that H2 gave to the map of table 0; the others follow} */
    int mapIds(List<Table<?, ?>> tables) {
        for (Table<?, ?> table : tables) {
            Optional<Integer> id = map(table).map(map -> map.getId() - table.number());
            if (id.isPresent()) {
                return id.get();
            }
        }
        return -1;
    }

    private <K> Optional<MVMap<K, Object>> map(Table<K, ?> table) {
        try {
            return table.in(store);
        } catch (RuntimeException e) {
            // Its root cannot be read.
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        store.closeImmediately();
    }

    /** Keys between two others, of which the first belongs to it. */
    private record Gap<K>(Optional<K> from, Optional<K> to) {}

    private static final class Walk<K, V> {

        private final Table<K, V> table;
        private final BiConsumer<K, V> whole;
        private final List<Gap<K>> gaps = new ArrayList<>();
        private long damaged;

        Walk(Table<K, V> table, BiConsumer<K, V> whole) {
            this.table = table;
            this.whole = whole;
        }

        void down(Page<K, Object> page, Optional<K> from, Optional<K> to) {
            if (page.isLeaf()) {
                for (int i = 0; i < page.getKeyCount(); i++) {
                    K key = page.getKey(i);
                    Optional<V> value = table.whole(key, page.getValue(i));
                    value.ifPresent(there -> whole.accept(key, there));
                    damaged += value.isPresent() ? 0 : 1;
                }
                return;
            }
            for (int i = 0; i < page.getRawChildPageCount(); i++) {
                Optional<K> first = i == 0 ? from : Optional.of(page.getKey(i - 1));
                Optional<K> next = i < page.getKeyCount() ? Optional.of(page.getKey(i)) : to;
                Page<K, Object> child;
                try {
                    child = page.getChildPage(i);
                } catch (RuntimeException e) {
                    gaps.add(new Gap<>(first, next));
                    continue;
                }
                down(child, first, next);
            }
        }

        boolean isLost(K key) {
            return gaps.stream()
                    .anyMatch(gap -> gap.from()
                                    .filter(from -> table.keyType().compare(key, from) < 0)
                                    .isEmpty()
                            && gap.to()
                                    .filter(to -> table.keyType().compare(key, to) >= 0)
                                    .isEmpty());
        }
    }
}
