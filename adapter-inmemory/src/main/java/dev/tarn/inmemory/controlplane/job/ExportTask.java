package dev.tarn.inmemory.controlplane.job;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.task.FaultInjectingObjectStore;
import dev.tarn.inmemory.task.FencedObjectStore;
import dev.tarn.inmemory.task.exporting.ExportWork;
import dev.tarn.ports.fault.Faults;
import dev.tarn.ports.objectstore.ObjectStore;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;

/** The work of export jobs. */
public record ExportTask(ObjectStore objects, Faults faults, Lock commits) implements JobTask<ExportJob> {

    @Override
    public Ending<ExportJob> run(
            ExportJob job, Scope scope, ResourceStore resources, Reporter<ExportJob> reporter, BooleanSupplier stop) {
        new ExportWork(
                        new FencedObjectStore(new FaultInjectingObjectStore(objects, faults, scope), commits, stop),
                        resources)
                .run(job, (done, total) -> reporter.reached(j -> j, done, total), stop);
        return (current, now) -> current.completed(now);
    }
}
