package dev.tarn.inmemory.storage.mvstore.recovery;

import dev.tarn.inmemory.storage.mvstore.FileState;
import dev.tarn.inmemory.storage.mvstore.MvTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Reads what is whole of a damaged data file, and changes nothing. H2 does not open the file, since it would need headers
 * and a whole state. A table's B-tree is walked ({@link SalvagedTree}); where a page of it cannot be read, the rows below
 * are searched in all leaves of the file ({@link SalvagedLeaves}). Leaves are read whether the checksums of their blocks
 * are right or not; a row counts only with the checksum of its own.
 */
final class Salvage implements AutoCloseable {

    private final SalvagedFile file;
    private final SalvagedLayout layout;

    private Salvage(SalvagedFile file) {
        this.file = file;
        this.layout = new SalvagedLayout(file);
    }

    /**
     * Opens a file.
     *
     * @param identity of the file; 0 where it is not known
     */
    static Salvage open(Path file, long identity) throws IOException {
        return new Salvage(SalvagedFile.open(file, identity));
    }

    /** {@return whether nothing that was ever committed is found} */
    boolean isEmpty() {
        return file.chunks().isEmpty();
    }

    /** {@return the checkpoint that was found, in a file with so many tables; empty where it cannot be read} */
    Optional<FileState> state(int tables) {
        List<FileState> states = new ArrayList<>();
        read(SalvagedMap.state(tables), (key, text) -> FileState.parse(text).ifPresent(states::add));
        return states.stream().findFirst();
    }

    /**
     * What became of the rows of a table.
     *
     * @param damaged how many were found that are not whole; what was never found is not among them
     * @param uncertain how many were found without the table's B-tree, so that they may be older than the last change
     */
    record Rows(long damaged, long uncertain) {}

    /**
     * Reads the rows of a table.
     *
     * @param whole gets each that is whole
     */
    <K, V> Rows read(MvTable<K, V> table, BiConsumer<K, V> whole) {
        return read(SalvagedMap.of(table), whole);
    }

    private <K, V> Rows read(SalvagedMap<K, V> map, BiConsumer<K, V> whole) {
        SalvagedTree<K, V> tree = new SalvagedTree<>(file, map, whole);
        if (layout.isEmpty(map.id())) {
            return new Rows(0, 0);
        }
        layout.root(map.id()).ifPresentOrElse(tree::walk, tree::isGone);
        long uncertain = tree.isComplete() ? 0 : new SalvagedLeaves(file, layout).read(map, tree::isLost, whole);
        return new Rows(tree.damaged(), uncertain);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
