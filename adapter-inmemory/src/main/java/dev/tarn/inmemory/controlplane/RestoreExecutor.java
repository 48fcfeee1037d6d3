package dev.tarn.inmemory.controlplane;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreState;
import dev.tarn.domain.datastore.ErrorCategory;
import dev.tarn.domain.datastore.ErrorCause;
import dev.tarn.domain.datastore.RestorePoint;
import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.failure.InsufficientStorage;
import dev.tarn.inmemory.controlplane.scheduler.Scheduler;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.task.WorkStopped;
import dev.tarn.inmemory.task.restoring.RestoreWork;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs restores, each on a thread of the jobs. Guarded by the scheduler's lock. */
final class RestoreExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(RestoreExecutor.class);

    private final ControlPlaneConfig config;
    private final Scheduler scheduler;
    private final DatastoreEntries datastoreEntries;
    private final Set<Run> running = new HashSet<>();

    RestoreExecutor(ControlPlaneConfig config, Scheduler scheduler, DatastoreEntries datastoreEntries) {
        this.config = config;
        this.scheduler = scheduler;
        this.datastoreEntries = datastoreEntries;
    }

    /** {@return whether a data store is being restored into another one} */
    boolean isSource(DatastoreId id) {
        return datastoreEntries.all().stream()
                .anyMatch(entry -> entry.store().state() instanceof DatastoreState.Restoring restoring
                        && restoring.from().source().equals(id));
    }

    /**
     * Begins to copy the resources.
     *
     * @param ended called under the lock, with the reason where it has failed
     */
    void begin(DatastoreEntry target, RestorePoint from, Consumer<Optional<ErrorCause>> ended) {
        Run run = new Run(target.resources(), from, ended);
        running.add(run);
        Optional<ResourceStore> source = datastoreEntries.find(from.source()).map(DatastoreEntry::resources);
        scheduler.afterwards(() -> run.start(source));
    }

    /** After a restart: later versions must be newer than the time that a restore copies, also where the clock stands. */
    void resume() {
        datastoreEntries.all().stream()
                .flatMap(entry -> entry.store().state() instanceof DatastoreState.Restoring restoring
                        ? Stream.of(restoring.from())
                        : Stream.empty())
                .forEach(from -> datastoreEntries
                        .find(from.source())
                        .ifPresent(source -> source.resources().moment(from.time())));
    }

    /** {@return when each of the running restores has ended} */
    Stream<CompletableFuture<@Nullable Void>> running() {
        return running.stream().map(run -> run.over);
    }

    /** Stops all, which a later process may begin anew. */
    void stop() {
        running.forEach(Run::stop);
        running.clear();
    }

    private final class Run {

        private final ResourceStore target;
        private final RestorePoint from;
        private final Consumer<Optional<ErrorCause>> ended;
        private final CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
        private volatile boolean stopped;

        Run(ResourceStore target, RestorePoint from, Consumer<Optional<ErrorCause>> ended) {
            this.target = target;
            this.from = from;
            this.ended = ended;
        }

        void start(Optional<ResourceStore> source) {
            if (source.isEmpty()) {
                end(Optional.of(cause("Data store " + from.source() + " is not there any more", false)));
                return;
            }
            try {
                config.workers().execute(() -> copy(source.get()));
            } catch (RuntimeException | Error e) {
                end(Optional.of(cause("No thread could be had for the restore: " + e, true)));
            }
        }

        private void copy(ResourceStore source) {
            try {
                new RestoreWork(source, target, config.clock()).run(from.time(), () -> stopped);
                end(Optional.empty());
            } catch (WorkStopped e) {
                end(Optional.of(cause("The thread of the restore was interrupted", true)));
            } catch (HealthLakeException e) {
                LOG.info("The restore of data store {} failed: {}", from.source(), e.getMessage());
                end(Optional.of(cause(e.getMessage(), e instanceof InsufficientStorage)));
            } catch (RuntimeException | Error e) {
                LOG.error("The restore of data store {} broke", from.source(), e);
                end(Optional.of(cause("Internal failure: " + e, false)));
            }
        }

        private void end(Optional<ErrorCause> failure) {
            if (stopped) {
                return; // The data may be closed.
            }
            scheduler.at(now -> {
                if (!stopped) {
                    running.remove(this);
                    ended.accept(failure);
                    scheduler.afterwards(() -> over.complete(null));
                }
                return now;
            });
        }

        private void stop() {
            stopped = true;
            over.complete(null);
        }
    }

    private static ErrorCause cause(@Nullable String message, boolean retryable) {
        return ErrorCause.of(
                String.valueOf(message), retryable ? ErrorCategory.RETRYABLE_ERROR : ErrorCategory.NON_RETRYABLE_ERROR);
    }
}
