package dev.tarn.inmemory.storage.mvstore.recovery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.h2.mvstore.DataUtils;

/** Walks the B-tree of a map; where a page of it is damaged or gone, the range of its keys is a gap. */
final class SalvagedTree<K, V> {

    /** Keys between two others, of which the first belongs to it. */
    private record Gap<K>(Optional<K> from, Optional<K> to) {}

    /** Of pages below each other; more are a circle. */
    private static final int DEEPEST = 64;

    private final SalvagedFile file;
    private final SalvagedMap<K, V> map;
    private final BiConsumer<K, V> whole;
    private final List<Gap<K>> gaps = new ArrayList<>();
    private long damaged;

    /**
     * A walk.
     *
     * @param whole gets each row that is whole
     */
    SalvagedTree(SalvagedFile file, SalvagedMap<K, V> map, BiConsumer<K, V> whole) {
        this.file = file;
        this.map = map;
        this.whole = whole;
    }

    /** Reads the rows below a page. */
    void walk(long root) {
        down(root, new Gap<>(Optional.empty(), Optional.empty()), 0);
    }

    /** Notes that nothing is known about the tree. */
    void isGone() {
        gaps.add(new Gap<>(Optional.empty(), Optional.empty()));
    }

    private void down(long position, Gap<K> range, int depth) {
        try {
            if (depth > DEEPEST) {
                throw new IOException("the pages are a circle");
            }
            boolean leaf = DataUtils.getPageType(position) == DataUtils.PAGE_TYPE_LEAF;
            SalvagedPage page = file.page(position, map.id(), leaf && map.checked());
            if (page.leaf() != leaf) {
                throw new IOException("it is another page");
            }
            if (leaf) {
                damaged += map.read(page, whole);
            } else {
                below(page, range, depth);
            }
        } catch (IOException | RuntimeException e) {
            gaps.add(range);
        }
    }

    private void below(SalvagedPage page, Gap<K> range, int depth) {
        long[] children = page.children();
        K[] keys = page.keys(map.keys());
        for (int i = 0; i < children.length; i++) {
            Optional<K> from = i == 0 ? range.from() : Optional.of(keys[i - 1]);
            Optional<K> to = i < keys.length ? Optional.of(keys[i]) : range.to();
            down(children[i], new Gap<>(from, to), depth + 1);
        }
    }

    /** {@return how many rows were found that are damaged} */
    long damaged() {
        return damaged;
    }

    /** {@return whether every page was read} */
    boolean isComplete() {
        return gaps.isEmpty();
    }

    /** {@return whether a key lies in a gap} */
    boolean isLost(K key) {
        return gaps.stream()
                .anyMatch(gap -> gap.from()
                                .filter(from -> map.keys().compare(key, from) < 0)
                                .isEmpty()
                        && gap.to()
                                .filter(to -> map.keys().compare(key, to) >= 0)
                                .isEmpty());
    }
}
