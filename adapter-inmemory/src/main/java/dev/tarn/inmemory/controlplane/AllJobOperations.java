package dev.tarn.inmemory.controlplane;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobKind;
import dev.tarn.inmemory.controlplane.job.ExportTask;
import dev.tarn.inmemory.controlplane.job.HostedExports;
import dev.tarn.inmemory.controlplane.job.ImportTask;
import dev.tarn.inmemory.controlplane.job.JobRecord;
import dev.tarn.inmemory.controlplane.scheduler.EventPublisher;
import dev.tarn.inmemory.controlplane.scheduler.Scheduler;
import dev.tarn.inmemory.controlplane.state.Snapshot;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Lock;

/** The two kinds of job, where something concerns both. */
record AllJobOperations(JobOperations<ImportJob> imports, JobOperations<ExportJob> exports) {

    /**
     * The operations of both kinds.
     *
     * @param active has the validators of imports
     * @param hosted the files of exports that have no bucket
     * @param commits held while a job commits an object
     */
    static AllJobOperations of(
            ControlPlaneConfig config,
            Scheduler scheduler,
            EventPublisher eventPublisher,
            DatastoreEntries datastoreEntries,
            ClientTokens tokens,
            ActiveDatastores active,
            HostedExports hosted,
            Lock commits) {
        return new AllJobOperations(
                new JobOperations<>(
                        JobKind.IMPORT,
                        config,
                        scheduler,
                        eventPublisher,
                        datastoreEntries,
                        tokens,
                        DatastoreEntry::imports,
                        new ImportTask(
                                config.objects(),
                                config.faults(),
                                commits,
                                config.clock(),
                                config.memory(),
                                (scope, id) -> config.validation()
                                        .by(active.of(scope, id).validator()))),
                new JobOperations<>(
                        JobKind.EXPORT,
                        config,
                        scheduler,
                        eventPublisher,
                        datastoreEntries,
                        tokens,
                        DatastoreEntry::exports,
                        new ExportTask(config.objects(), hosted, config.faults(), commits)));
    }

    /** Ends every job of a data store that has not ended. Under the lock. */
    void endAll(DatastoreEntry datastoreEntry, String reason, Instant now) {
        imports.endAll(datastoreEntry, reason, now);
        exports.endAll(datastoreEntry, reason, now);
    }

    /** {@return the job of this id, of whichever kind; empty where there is none} */
    Optional<JobRecord<?>> find(Scope scope, DatastoreId datastoreId, JobId jobId) {
        for (JobOperations<?> operations : new JobOperations<?>[] {imports, exports}) {
            try {
                return Optional.of(operations.entry(scope, datastoreId, jobId));
            } catch (NotFound e) {
                // of the other kind, or of none
            }
        }
        return Optional.empty();
    }

    /** Takes the jobs of a data store back. Under the lock. */
    void restore(DatastoreEntry datastoreEntry, Snapshot.Store kept) {
        imports.restore(datastoreEntry, kept.imports());
        exports.restore(datastoreEntry, kept.exports());
    }

    /** Lets every job of a data store rest where it is, for the next process to go on. Under the lock. */
    void letGo(DatastoreEntry datastoreEntry) {
        imports.letGo(datastoreEntry);
        exports.letGo(datastoreEntry);
    }
}
