package dev.tarn.inmemory.storage.mvstore.recovery;

import dev.tarn.inmemory.storage.mvstore.recovery.SalvagedChunk.Header;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.DataUtils;

/**
 * Where the maps of a file are, and which pages are in use: H2's own map of the newest chunk says so, as long as it is
 * whole. Otherwise a map's root is the first page of it in the newest chunk that has any, and every page counts.
 */
final class SalvagedLayout {

    private final SalvagedFile file;
    private final Map<String, String> entries = new HashMap<>();
    private final boolean complete;

    /** The layout of a file. */
    SalvagedLayout(SalvagedFile file) {
        this.file = file;
        this.complete = file.chunks().stream()
                .findFirst()
                .flatMap(SalvagedChunk::header)
                .filter(this::read)
                .isPresent();
    }

    private boolean read(Header header) {
        SalvagedTree<String, String> tree = new SalvagedTree<>(file, SalvagedMap.layout(), entries::put);
        tree.walk(header.layout());
        return tree.isComplete() && tree.damaged() == 0;
    }

    /** {@return whether it is known that a map has no rows} */
    boolean isEmpty(int map) {
        return complete && !entries.containsKey("root." + Integer.toHexString(map));
    }

    /** {@return the position of a map's root; empty where it is not known} */
    Optional<Long> root(int map) {
        try {
            if (complete) {
                return Optional.ofNullable(entries.get("root." + Integer.toHexString(map)))
                        .map(DataUtils::parseHexLong);
            }
            for (SalvagedChunk chunk : file.chunks()) {
                for (long entry : file.list(chunk)) {
                    if (DataUtils.getPageMapId(entry) == map) {
                        return Optional.of(DataUtils.composePagePos(chunk.id(), entry));
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            // It may be in the chunk whose list is damaged.
        }
        return Optional.empty();
    }

    /** {@return the pages of a chunk that are not in use any more; empty where none of the chunk is} */
    Optional<BitSet> unused(SalvagedChunk chunk) {
        if (!complete) {
            return Optional.of(new BitSet());
        }
        List<SalvagedChunk> chunks = file.chunks();
        String entry = entries.get("chunk." + Integer.toHexString(chunk.id()));
        if (entry == null) {
            // The newest one is not yet in its own layout.
            return chunk.equals(chunks.get(0)) ? Optional.of(new BitSet()) : Optional.empty();
        }
        try {
            String occupancy = DataUtils.parseMap(entry).getOrDefault("occupancy", "");
            return Optional.of(BitSet.valueOf(HexFormat.of().parseHex(occupancy)));
        } catch (RuntimeException e) {
            // Without the file's identity the layout is not checked.
            return Optional.of(new BitSet());
        }
    }
}
