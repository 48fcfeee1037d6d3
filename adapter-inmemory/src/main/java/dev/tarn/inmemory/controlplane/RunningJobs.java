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

/** The jobs of all data stores that are IN_PROGRESS. */
record RunningJobs(Scheduler scheduler, DatastoreEntries datastoreEntries) implements ClockControl.RunningJobs {

    @Override
    public int await(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            List<JobRecord<?>> running = now();
            long left = deadline - System.nanoTime();
            List<JobRecord<?>> working =
                    running.stream().filter(job -> !job.isStalled()).toList();
            if (working.isEmpty() || left <= 0 || !ended(working, left)) {
                return running.size();
            }
        }
    }

    private List<JobRecord<?>> now() {
        return scheduler.at(now -> datastoreEntries.all().stream()
                .<JobRecord<?>>flatMap(entry ->
                        Stream.concat(entry.imports().running(), entry.exports().running()))
                .toList());
    }

    /** {@return whether all of them ended in time} */
    private static boolean ended(List<JobRecord<?>> running, long nanos) {
        try {
            CompletableFuture.allOf(running.stream().map(JobRecord::ended).toArray(CompletableFuture<?>[]::new))
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
