package dev.tarn.inmemory.storage.mvstore;

import dev.tarn.inmemory.storage.FailureReasons;
import java.util.concurrent.Semaphore;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes H2's pages in the background as soon as many are unsaved: an import would otherwise stop for each of these
 * writes. It writes pages exactly as a writing thread would, one commit after the other. H2's own threads begin with
 * the next pages before the previous ones are in the file; with them, one file in 55 could not be opened after {@code
 * kill -9}.
 */
final class PageWriter implements AutoCloseable {

    /**
     * In bytes. A page that is changed again before it is written is written once; so the more the better, but for memory.
     * Well beyond that, the next writer must write pages itself ({@link MvSettings}).
     */
    private static final int MANY = MvSettings.MOST_CHANGED / 3;

    private static final Logger LOG = LoggerFactory.getLogger(PageWriter.class);

    private final MVStore store;
    private final Semaphore calls = new Semaphore(0);
    private final BackgroundThread thread = new BackgroundThread("tarn-h2-pages", this::run);
    private volatile boolean closed;

    PageWriter(MVStore store) {
        this.store = store;
        thread.start();
    }

    /** Says that something was written, so that there may be many pages. */
    void written() {
        if (areMany() && calls.availablePermits() == 0) {
            calls.release();
        }
    }

    /** Ends it, after what it writes just then. */
    @Override
    public void close() {
        closed = true;
        calls.release();
        thread.join();
    }

    private boolean areMany() {
        return store.getUnsavedMemory() > MANY;
    }

    private void run() {
        try {
            while (true) {
                calls.acquireUninterruptibly();
                calls.drainPermits();
                if (closed) {
                    return;
                }
                // It was called while the last pages were being written, and many of those were counted then.
                if (areMany()) {
                    store.commit();
                }
            }
        } catch (MVStoreException e) {
            // H2 has closed its file; the next write finds that, and refuses all that follow.
            LOG.warn("Pages could not be written: {}", FailureReasons.of(e));
            LOG.debug("The cause", e);
        }
    }
}
