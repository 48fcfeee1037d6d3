package dev.tarn.inmemory.controlplane;

import dev.tarn.inmemory.controlplane.job.JobRecord;
import dev.tarn.inmemory.controlplane.scheduler.ClockControl;
import dev.tarn.inmemory.controlplane.scheduler.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The jobs of all data stores that are IN_PROGRESS, the restores and the preloads. */
record RunningJobs(
        Scheduler scheduler, DatastoreEntries datastoreEntries, RestoreExecutor restores, PreloadExecutor preloads)
        implements ClockControl.RunningJobs {

    @Override
    public int await(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            List<CompletableFuture<?>> copying = copying();
            List<JobRecord<?>> running = now();
            long left = deadline - System.nanoTime();
            List<CompletableFuture<?>> working = Stream.concat(
                            copying.stream(),
                            running.stream().filter(job -> !job.isStalled()).map(JobRecord::ended))
                    .toList();
            if (working.isEmpty() || left <= 0 || !ended(working, left)) {
                return copying.size() + running.size();
            }
        }
    }

    private List<CompletableFuture<?>> copying() {
        return scheduler.at(now -> Stream.<CompletableFuture<?>>concat(restores.running(), preloads.running())
                .toList());
    }

    private List<JobRecord<?>> now() {
        return scheduler.at(now -> datastoreEntries.all().stream()
                .<JobRecord<?>>flatMap(entry ->
                        Stream.concat(entry.imports().running(), entry.exports().running()))
                .toList());
    }

    /** {@return whether all of them ended in time} */
    private static boolean ended(List<CompletableFuture<?>> running, long nanos) {
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture<?>[]::new))
                    .get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
