package dev.tarn.inmemory;

import dev.tarn.inmemory.controlplane.scheduler.DaemonThreads;
import dev.tarn.inmemory.repository.search.catchup.BackgroundWork;
import dev.tarn.inmemory.repository.search.catchup.IndexThread;
import dev.tarn.inmemory.storage.schema.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a local HealthLake made for itself and must give back. */
final class OwnedResources {

    private static final Logger LOG = LoggerFactory.getLogger(OwnedResources.class);
    private static final long LETTING_GO_SECONDS = 10;

    private final Deque<Runnable> releases = new ArrayDeque<>();

    /**
     * {@return a directory that is created when it is asked for, once, and removed on release with all that is in it}
     *
     * @param contents what it is for: {@code objects}
     */
    Supplier<Path> temporaryDirectory(String contents) {
        AtomicReference<@Nullable Path> made = new AtomicReference<>();
        releases.push(() -> Optional.ofNullable(made.get()).ifPresent(OwnedResources::remove));
        return () -> {
            try {
                Path directory = Files.createTempDirectory("tarn-" + contents + "-");
                made.set(directory);
                return directory;
            } catch (IOException e) {
                throw new UncheckedIOException("no temporary directory can be made for the " + contents + ": " + e, e);
            }
        };
    }

    /** {@return the database in this directory} To be opened before the threads: they are ended before it is closed. */
    Database database(Path directory) {
        Database database = DataDirectoryException.translated(() -> Database.open(directory));
        releases.push(database::close);
        return database;
    }

    /** {@return threads that run jobs; on release each may end the batch that it has in hand} */
    Executor threads() {
        // Unbounded: the job queues of the data stores limit the running jobs, and every job that is IN_PROGRESS needs
        // a thread.
        ExecutorService threads = Executors.newCachedThreadPool(DaemonThreads.threads("tarn-job"));
        releases.push(() -> end(threads));
        return threads;
    }

    /** {@return the thread of search indexes} Asked for after the database, which it writes into until it is closed. */
    BackgroundWork indexThread() {
        IndexThread thread = new IndexThread(DaemonThreads.threads("tarn-search-index"));
        releases.push(thread::close);
        return thread;
    }

    /** Gives everything back, the newest first: threads end before the directory goes that they write into. */
    synchronized void release() {
        while (!releases.isEmpty()) {
            releases.pop().run();
        }
    }

    private static void end(ExecutorService threads) {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LETTING_GO_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A job still runs {} s after it was told to stop", LETTING_GO_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("The temporary directory {} could not be removed: {}", directory, e.toString());
        }
    }
}
