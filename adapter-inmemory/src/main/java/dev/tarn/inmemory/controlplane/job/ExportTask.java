package dev.tarn.inmemory.controlplane.job;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.export.ExportFile;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.inmemory.controlplane.scheduler.Scheduler;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.task.FaultInjectingObjectStore;
import dev.tarn.inmemory.task.FencedObjectStore;
import dev.tarn.inmemory.task.exporting.ExportProgress;
import dev.tarn.inmemory.task.exporting.ExportWork;
import dev.tarn.ports.fault.Faults;
import dev.tarn.ports.objectstore.ObjectStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;

/** The work of export jobs. */
public record ExportTask(ObjectStore objects, HostedExports hosted, Faults faults, Lock commits)
        implements JobTask<ExportJob> {

    @Override
    public ExportJob begun(ExportJob job, ResourceStore resources, Instant now) {
        Instant moment = resources.moment(now);
        return job.begun(job.asOf().orElse(moment));
    }

    @Override
    public Ending<ExportJob> run(
            ExportJob job, Scope scope, ResourceStore resources, Reporter<ExportJob> reporter, BooleanSupplier stop) {
        ObjectStore output = job.isHosted() ? hosted.objects() : objects;
        long shard = job.isHosted() ? HostedExports.SHARD_BYTES : ExportWork.SHARD_BYTES;
        new ExportWork(
                        new FencedObjectStore(new FaultInjectingObjectStore(output, faults, scope), commits, stop),
                        resources,
                        shard)
                .run(job, new Progress(reporter), stop);
        return (current, now) -> current.completed(now);
    }

    @Override
    public void ended(ExportJob job, Scheduler scheduler) {
        hosted.expire(job, scheduler);
    }

    /** Adds each file to the job with the progress that follows it. Called by one thread at a time. */
    private static final class Progress implements ExportProgress {

        private final Reporter<ExportJob> reporter;
        private final List<ExportFile> written = new ArrayList<>();

        Progress(Reporter<ExportJob> reporter) {
            this.reporter = reporter;
        }

        @Override
        public void reached(long done, long total) {
            List<ExportFile> files = List.copyOf(written);
            written.clear();
            reporter.reached(
                    job -> {
                        ExportJob after = job;
                        for (ExportFile file : files) {
                            after = after.wrote(file);
                        }
                        return after;
                    },
                    done,
                    total);
        }

        @Override
        public void wrote(ExportFile file) {
            written.add(file);
        }
    }
}
