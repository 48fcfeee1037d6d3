package dev.tarn.inmemory.estate;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;

/** The two kinds of job, where something concerns both. */
record JobDesks(JobDesk<ImportJob> imports, JobDesk<ExportJob> exports) {

    /**
     * The desks of both kinds.
     *
     * @param commits held while a job commits an object
     */
    static JobDesks of(Terms terms, Clockwork clockwork, Announcer announcer, Holdings holdings, Lock commits) {
        return new JobDesks(
                new JobDesk<>(
                        JobKind.IMPORT,
                        terms,
                        clockwork,
                        announcer,
                        holdings,
                        Holding::imports,
                        new Importing(terms.objects(), commits, terms.clock(), terms.memory())),
                new JobDesk<>(
                        JobKind.EXPORT,
                        terms,
                        clockwork,
                        announcer,
                        holdings,
                        Holding::exports,
                        new Exporting(terms.objects(), commits)));
    }

    /** Ends every job of a data store that has not ended. Under the lock. */
    void endAll(Holding holding, String reason, Instant now) {
        imports.runner().endAll(holding, reason, now);
        exports.runner().endAll(holding, reason, now);
    }

    /** {@return the job of this id, of whichever kind; empty where there is none} */
    Optional<JobEntry<?>> find(Scope scope, DatastoreId datastoreId, JobId jobId) {
        for (JobDesk<?> desk : new JobDesk<?>[] {imports, exports}) {
            try {
                return Optional.of(desk.entry(scope, datastoreId, jobId));
            } catch (NotFound e) {
                // of the other kind, or of none
            }
        }
        return Optional.empty();
    }

    /** Takes the jobs of a data store back. Under the lock. */
    void restore(Holding holding, Kept.Store kept) {
        imports.restore(holding, kept.imports());
        exports.restore(holding, kept.exports());
    }

    /** Takes client tokens back. */
    void restore(List<KeptToken> kept) {
        imports.restore(kept);
        exports.restore(kept);
    }

    /** Lets every job of a data store rest where it is, for the next process to go on. Under the lock. */
    void letGo(Holding holding) {
        imports.runner().letGo(holding);
        exports.runner().letGo(holding);
    }

    void forget(DatastoreId datastore) {
        imports.forget(datastore);
        exports.forget(datastore);
    }

    void clear() {
        imports.clear();
        exports.clear();
    }
}
