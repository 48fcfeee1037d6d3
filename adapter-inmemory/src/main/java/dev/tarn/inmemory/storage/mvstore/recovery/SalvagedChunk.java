package dev.tarn.inmemory.storage.mvstore.recovery;

import java.util.Comparator;
import java.util.Optional;

/**
 * What H2 wrote with one commit: {@code chunk = header (text), page*, list of pages, footer (128 bytes of text)}.
 *
 * @param version of the commit, from 1
 * @param stamp of the write, which all its blocks carry
 * @param block the first one
 * @param length in blocks
 * @param header empty where it is damaged
 */
record SalvagedChunk(int id, long version, int stamp, long block, int length, Optional<Header> header) {

    /** The newest first. */
    static final Comparator<SalvagedChunk> NEWEST =
            Comparator.comparingLong(SalvagedChunk::version).reversed();

    /**
     * What only the header says.
     *
     * @param pages how many pages there are
     * @param list where the list of pages begins, in bytes
     * @param layout the position of the root of H2's own map, which has the positions of all others
     */
    record Header(int pages, int list, long layout) {}
}
