package dev.tarn.http;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.event.HealthLakeEvent;
import dev.tarn.domain.job.JobId;
import dev.tarn.ports.event.EventFeed;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A feed of which a test decides when jobs are idle; it has no events. */
@FunctionalInterface
interface IdleJobs extends EventFeed {

    @Override
    CompletionStage<@Nullable Void> whenIdle(Scope scope, DatastoreId datastoreId, JobId jobId);

    @Override
    default Subscription subscribe(Consumer<? super HealthLakeEvent> listener) {
        return () -> {};
    }
}
