package dev.tarn.inmemory.controlplane.job;

import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.job.JobId;
import dev.tarn.inmemory.paging.Position;
import dev.tarn.inmemory.repository.store.ResourceStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The jobs of one kind of one data store: one job runs, the due jobs wait in FIFO order ({@code control-plane.md} 4.3).
 * Guarded by the scheduler's lock.
 */
public final class JobQueue<J extends Job<J>> {

    /** How many jobs may wait ({@code control-plane.md} 4.8). */
    public static final int QUEUE_LIMIT = 25;

    private final NavigableMap<Position, JobRecord<J>> inOrder = new TreeMap<>();
    private final Map<JobId, JobRecord<J>> byId = new HashMap<>();
    private final Deque<JobRecord<J>> queue = new ArrayDeque<>();
    private Optional<JobRecord<J>> atWork = Optional.empty();
    private final DatastoreArn datastore;
    private final Supplier<ResourceStore> resources;
    private int open;

    /**
     * An empty queue.
     *
     * @param resources what the jobs work on
     */
    public JobQueue(DatastoreArn datastore, Supplier<ResourceStore> resources) {
        this.datastore = datastore;
        this.resources = resources;
    }

    DatastoreArn datastore() {
        return datastore;
    }

    ResourceStore resources() {
        return resources.get();
    }

    /** {@return whether the running job and the queue are at their limit} */
    public boolean isFull() {
        return open > QUEUE_LIMIT;
    }

    public void add(JobRecord<J> entry) {
        inOrder.put(
                new Position(entry.job().ticket().submitTime(), entry.job().id().value()), entry);
        byId.put(entry.job().id(), entry);
        if (!entry.hasEnded()) {
            open++;
        }
    }

    public Optional<JobRecord<J>> find(JobId id) {
        return Optional.ofNullable(byId.get(id));
    }

    public NavigableMap<Position, JobRecord<J>> inOrder() {
        return Collections.unmodifiableNavigableMap(inOrder);
    }

    /** {@return the job that is IN_PROGRESS, if there is one} */
    public Stream<JobRecord<J>> running() {
        return atWork.stream();
    }

    /** Takes the lane for a job, or puts it into the queue. {@return whether it has the lane} */
    boolean enter(JobRecord<J> entry) {
        if (atWork.isPresent()) {
            queue.add(entry);
            return false;
        }
        atWork = Optional.of(entry);
        return true;
    }

    /** Takes a job that waits out of the queue; a job that works goes on. */
    void withdraw(JobRecord<J> entry) {
        queue.remove(entry);
    }

    /** {@return whether the job has the lane} */
    boolean isAtWork(JobRecord<J> entry) {
        return atWork.filter(entry::equals).isPresent();
    }

    /** A job has ended, wherever it stood. {@return the one that has the lane now, where this one had it} */
    Optional<JobRecord<J>> leave(JobRecord<J> entry) {
        open--;
        if (!isAtWork(entry)) {
            queue.remove(entry);
            return Optional.empty();
        }
        atWork = Optional.ofNullable(queue.poll());
        return atWork;
    }

    /**
     * {@return the jobs that have not ended, the running job last, so that ending them in this order starts none of
     * them}
     */
    List<JobRecord<J>> openEntries() {
        List<JobRecord<J>> entries = new ArrayList<>();
        inOrder.values().stream()
                .filter(entry -> !entry.hasEnded() && !isAtWork(entry))
                .forEach(entries::add);
        atWork.ifPresent(entries::add);
        return entries;
    }
}
