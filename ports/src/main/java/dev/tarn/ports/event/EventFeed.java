package dev.tarn.ports.event;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.event.HealthLakeEvent;
import dev.tarn.domain.job.JobId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The events of all data stores and jobs of every account and region, as they happen. Thread-safe. */
public interface EventFeed {

    /** A feed without events, whose jobs are always idle: for a HealthLake that cannot be observed. */
    EventFeed EMPTY = new EventFeed() {
        @Override
        public Subscription subscribe(Consumer<? super HealthLakeEvent> listener) {
            return () -> {};
        }

        @Override
        public CompletionStage<@Nullable Void> whenIdle(Scope scope, DatastoreId datastoreId, JobId jobId) {
            return CompletableFuture.completedStage(null);
        }
    };

    /** A listener's registration. */
    interface Subscription extends AutoCloseable {

        /** Ends the subscription: the listener gets no event that happens later. Idempotent. */
        @Override
        void close();
    }

    /**
     * Calls a listener with every event that happens from now on. Events of status come in order, one at a time; events of
     * progress may come at the same time as others, on another thread.
     *
     * @param listener runs on the thread that makes the change, under a lock: it must return soon and must not call
     *     HealthLake. An exception that it throws is logged and has no other effect
     */
    Subscription subscribe(Consumer<? super HealthLakeEvent> listener);

    /**
     * {@return a stage that completes when a job has ended} It completes at once for a job that does not run: that has
     * ended, waits in the queue for longer than a moment, is not yet due, or is unknown. It also completes when the
     * HealthLake is closed. No thread is held while it waits.
     */
    CompletionStage<@Nullable Void> whenIdle(Scope scope, DatastoreId datastoreId, JobId jobId);

    /**
     * {@return a stage that completes when the creation of a data store has ended that only waits for its preloaded
     * resources} It completes at once for any other data store. It also completes when the HealthLake is closed. No thread
     * is held while it waits.
     */
    default CompletionStage<@Nullable Void> whenCreated(Scope scope, DatastoreId datastoreId) {
        return CompletableFuture.completedStage(null);
    }
}
