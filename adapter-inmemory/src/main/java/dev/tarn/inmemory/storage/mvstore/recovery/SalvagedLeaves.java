package dev.tarn.inmemory.storage.mvstore.recovery;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.h2.mvstore.DataUtils;

/**
 * Finds the leaves of a map's B-tree without its inner pages. Each chunk ends with a list of its pages. Of two leaves
 * with the same key, the one in the chunk that was written later is the newer.
 */
final class SalvagedLeaves {

    private final SalvagedFile file;
    private final SalvagedLayout layout;

    SalvagedLeaves(SalvagedFile file, SalvagedLayout layout) {
        this.file = file;
        this.layout = layout;
    }

    /**
     * Reads rows.
     *
     * @param wanted tells which keys
     * @param whole gets each row with one of these keys that is whole, once: the newest that there is
     * @return how many
     */
    <K, V> long read(SalvagedMap<K, V> map, Predicate<K> wanted, BiConsumer<K, V> whole) {
        Set<K> seen = new TreeSet<>(map.keys());
        for (SalvagedChunk chunk : file.chunks()) {
            layout.unused(chunk)
                    .ifPresent(unused -> pages(chunk, map, unused, page -> {
                        map.read(page, (key, value) -> {
                            if (wanted.test(key) && seen.add(key)) {
                                whole.accept(key, value);
                            }
                        });
                    }));
        }
        return seen.size();
    }

    private interface Reader {
        void read(SalvagedPage page);
    }

    private void pages(SalvagedChunk chunk, SalvagedMap<?, ?> map, BitSet unused, Reader reader) {
        Optional<List<Long>> list = list(chunk);
        if (list.isPresent()) {
            for (int i = 0; i < list.get().size(); i++) {
                long entry = list.get().get(i);
                if (!unused.get(i)
                        && DataUtils.getPageMapId(entry) == map.id()
                        && DataUtils.getPageType(entry) == DataUtils.PAGE_TYPE_LEAF) {
                    page(chunk, DataUtils.getPageOffset(entry), map, reader);
                }
            }
        } else {
            for (int offset : file.pageCandidates(chunk, map.id())) {
                page(chunk, offset, map, reader);
            }
        }
    }

    private Optional<List<Long>> list(SalvagedChunk chunk) {
        try {
            return Optional.of(file.list(chunk));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void page(SalvagedChunk chunk, int offset, SalvagedMap<?, ?> map, Reader reader) {
        try {
            reader.read(file.page(chunk, offset, map.id(), map.checked()));
        } catch (IOException | RuntimeException e) {
            // The rows of this page that were found before.
        }
    }
}
