package dev.tarn.inmemory.controlplane;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.ErrorCategory;
import dev.tarn.domain.datastore.ErrorCause;
import dev.tarn.domain.datastore.PreloadDataType;
import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.inmemory.controlplane.scheduler.Scheduler;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.task.WorkFailed;
import dev.tarn.inmemory.task.preload.PreloadWork;
import dev.tarn.ports.preload.PreloadSource;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills data stores that were created with {@code PreloadDataConfig}, each on a thread of the jobs. */
final class PreloadExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(PreloadExecutor.class);

    private final ControlPlaneConfig config;
    private final Scheduler scheduler;

    /** Those that are due; changed under the scheduler's lock, read without, since each describe looks here. */
    private final Map<DatastoreId, Awaited> awaited = new ConcurrentHashMap<>();

    /** Guarded by the scheduler's lock. */
    private final Map<DatastoreId, Preload> running = new HashMap<>();

    private record Awaited(Scope scope, Preload preload) {}

    PreloadExecutor(ControlPlaneConfig config, Scheduler scheduler) {
        this.config = config;
        this.scheduler = scheduler;
    }

    /**
     * Begins to load, if the data store is to be filled, once its creation is committed; after a restart, from the beginning. Under
     * the lock.
     *
     * @param complete ends the creation, under the lock, if its time had come before the work ended
     */
    void begin(DatastoreEntry entry, Consumer<DatastoreEntry> complete) {
        entry.store().configuration().preloadDataType().ifPresent(type -> begin(entry, type, complete));
    }

    private void begin(DatastoreEntry entry, PreloadDataType type, Consumer<DatastoreEntry> complete) {
        Preload preload = new Preload();
        running.put(entry.store().id(), preload);
        entry.preload(preload);
        DatastoreId id = entry.store().id();
        ResourceStore resources = entry.resources();
        scheduler.afterwards(() -> {
            try {
                config.workers().execute(() -> end(entry, preload, load(id, type, resources, preload), complete));
            } catch (RuntimeException | Error e) {
                // Without a thread there is no work; the data store must not stay CREATING for ever.
                end(entry, preload, Optional.of(broken(type, "no thread could be had: " + e)), complete);
            }
        });
    }

    /** The time of the pace has passed, and the work has not ended. Under the lock. */
    void fallDue(DatastoreEntry entry) {
        entry.preload().ifPresent(preload -> {
            preload.fallDue();
            awaited.put(entry.store().id(), new Awaited(entry.store().arn().scope(), preload));
        });
    }

    /** {@return what completes when a data store that is due has been loaded; complete where there is none} Thread-safe. */
    CompletableFuture<@Nullable Void> awaited(Scope scope, DatastoreId id) {
        Awaited found = awaited.get(id);
        return found == null || !found.scope().equals(scope)
                ? CompletableFuture.completedFuture(null)
                : found.preload().ended();
    }

    private void end(
            DatastoreEntry entry, Preload preload, Optional<ErrorCause> failure, Consumer<DatastoreEntry> complete) {
        if (preload.isStopped()) {
            return;
        }
        scheduler.at(now -> {
            if (!preload.isStopped()) {
                preload.finish(failure);
                running.remove(entry.store().id());
                awaited.remove(entry.store().id());
                if (preload.isDue()) {
                    complete.accept(entry);
                }
                scheduler.afterwards(() -> preload.ended().complete(null));
            }
            return now;
        });
    }

    /** {@return when each of the running preloads has ended} Under the lock. */
    Stream<CompletableFuture<@Nullable Void>> running() {
        return running.values().stream().map(Preload::ended);
    }

    /** Stops all, which a later process may begin anew. Under the lock. */
    void stop() {
        List<Preload> stopped = List.copyOf(running.values());
        running.clear();
        awaited.clear();
        stopped.forEach(Preload::stop);
        scheduler.afterwards(() -> stopped.forEach(preload -> preload.ended().complete(null)));
    }

    /** {@return why it failed; empty if it did not} Throws nothing. */
    private Optional<ErrorCause> load(DatastoreId id, PreloadDataType type, ResourceStore resources, Preload preload) {
        try {
            Optional<PreloadSource> source = config.preloads().apply(type);
            if (source.isEmpty()) {
                return Optional.of(missing(type));
            }
            new PreloadWork(source.get(), resources, config.clock(), preload::isStopped).run();
            return Optional.empty();
        } catch (IOException | RuntimeException | Error e) {
            // Whatever it was, the data store must not stay CREATING for ever.
            if (!preload.isStopped()) {
                LOG.error("Data store {} could not be preloaded: {}", id, e.toString());
                LOG.debug("The cause", e);
            }
            boolean isWorded = e instanceof HealthLakeException || e instanceof WorkFailed || e instanceof IOException;
            return Optional.of(broken(type, isWorded ? String.valueOf(e.getMessage()) : e.toString()));
        }
    }

    private static ErrorCause missing(PreloadDataType type) {
        return ErrorCause.of(
                "PreloadDataType " + type + " cannot be loaded: its resources are not installed. Add the artifact"
                        + " dev.tarn:tarn-synthea to the class path, restart Tarn, delete this data store and create it"
                        + " again; or create one without PreloadDataConfig.",
                ErrorCategory.NON_RETRYABLE_ERROR);
    }

    private static ErrorCause broken(PreloadDataType type, String reason) {
        return ErrorCause.of(
                "PreloadDataType " + type + " could not be loaded: " + reason, ErrorCategory.RETRYABLE_ERROR);
    }
}
