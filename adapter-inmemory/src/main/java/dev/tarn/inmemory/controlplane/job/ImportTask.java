package dev.tarn.inmemory.controlplane.job;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.inmemory.memory.MemoryBudget;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.validation.WriteValidation;
import dev.tarn.inmemory.task.FaultInjectingObjectStore;
import dev.tarn.inmemory.task.FencedObjectStore;
import dev.tarn.inmemory.task.WorkStopped;
import dev.tarn.inmemory.task.importing.ImportOutcome;
import dev.tarn.inmemory.task.importing.ImportWork;
import dev.tarn.ports.fault.Faults;
import dev.tarn.ports.objectstore.ObjectStore;
import java.time.InstantSource;
import java.util.concurrent.locks.Lock;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/**
 * The work of import jobs.
 *
 * @param validations how a data store validates; asked once when a job begins, so that all lines of an import are validated alike
 */
public record ImportTask(
        ObjectStore objects,
        Faults faults,
        Lock commits,
        InstantSource clock,
        MemoryBudget memory,
        BiFunction<Scope, DatastoreId, WriteValidation> validations)
        implements JobTask<ImportJob> {

    @Override
    public Ending<ImportJob> run(
            ImportJob job, Scope scope, ResourceStore resources, Reporter<ImportJob> reporter, BooleanSupplier stop) {
        ObjectStore fenced =
                new FencedObjectStore(new FaultInjectingObjectStore(objects, faults, scope), commits, stop);
        WorkStopped.check(stop); // Its data store may be gone.
        WriteValidation validation = validations.apply(scope, job.ticket().datastoreId());
        ImportOutcome outcome = new ImportWork(fenced, resources, clock, ImportWork.LONGEST_LINE, memory, validation)
                .run(job, (report, done, total) -> reporter.reached(j -> j.progressed(report), done, total), stop);
        return (current, now) -> {
            ImportJob reported = current.progressed(outcome.report());
            return outcome.withErrors() ? reported.completedWithErrors(now) : reported.completed(now);
        };
    }
}
