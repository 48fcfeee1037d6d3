package dev.tarn.inmemory.storage.mvstore;

import org.h2.mvstore.MVStore;

/**
 * Finds what was last committed to a file that was not closed.
 *
 * <p>H2 writes each commit as a chunk, anywhere in the file, and now and then notes in the file's header where the last
 * one is. Version 2.5.252 writes that note before it knows of the new chunk: when the new one is not at the end of the
 * file, nothing leads to it or to those that follow, and after {@code kill -9} an older state would be opened as if
 * nothing had happened since. So before the database is opened, all chunks are looked for, block by block, the newest
 * whole state is taken, and the header is made to name it. That takes about a second for a gigabyte.
 */
final class HeaderRecovery {

    private HeaderRecovery() {}

    /**
     * Recovers a file, if it needs to be.
     *
     * @param file the path in H2's file-name syntax
     * @throws org.h2.mvstore.MVStoreException if the file contains no complete state
     */
    static void of(String file) {
        try (MVStore store = new MVStore.Builder()
                .fileName(file)
                .recoveryMode()
                .autoCommitDisabled()
                .open()) {
            // Nothing that was freed before is needed: closing writes the header, and nothing else is to be written.
            store.setRetentionTime(Integer.MAX_VALUE);
        }
    }
}
