package dev.tarn.inmemory.controlplane;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.tag.Tags;
import dev.tarn.inmemory.controlplane.job.JobQueue;
import dev.tarn.inmemory.controlplane.job.JobRecord;
import dev.tarn.inmemory.memory.MemoryAccount;
import dev.tarn.inmemory.repository.store.ResourceStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A data store and all that belongs to it. Guarded by the scheduler's lock. */
final class DatastoreEntry {

    private Datastore store;
    private Instant since;
    private Tags tags;
    private ResourceStore resources;
    private boolean emptied;
    private Optional<Preload> preload = Optional.empty();
    private final MemoryAccount memory;
    private final JobQueue<ImportJob> imports;
    private final JobQueue<ExportJob> exports;

    DatastoreEntry(Datastore store, Instant since, Tags tags, ResourceStore resources, MemoryAccount memory) {
        this.store = store;
        this.since = since;
        this.tags = tags;
        this.resources = resources;
        this.memory = memory;
        this.imports = new JobQueue<>(store.arn(), this::resources);
        this.exports = new JobQueue<>(store.arn(), this::resources);
    }

    Datastore store() {
        return store;
    }

    /** {@return when it came into its status} */
    Instant since() {
        return since;
    }

    void become(Datastore next, Instant now) {
        store = next;
        since = now;
    }

    Tags tags() {
        return tags;
    }

    void tag(Tags next) {
        tags = next;
    }

    ResourceStore resources() {
        return resources;
    }

    /** Releases the resources; a job that still holds the old store writes into a store that is no longer visible. */
    void empty(ResourceStore none) {
        resources = none;
        emptied = true;
    }

    /** {@return whether the resources were released} */
    boolean isEmptied() {
        return emptied;
    }

    /** {@return what fills it while it is CREATING; empty for one that is created empty} */
    Optional<Preload> preload() {
        return preload;
    }

    void preload(Preload value) {
        preload = Optional.of(value);
    }

    /** {@return what counts the data store's own memory, without that of its resources} */
    MemoryAccount memory() {
        return memory;
    }

    JobQueue<ImportJob> imports() {
        return imports;
    }

    JobQueue<ExportJob> exports() {
        return exports;
    }

    /** {@return all import jobs, as they are now} */
    List<ImportJob> importJobs() {
        return imports.inOrder().values().stream().map(JobRecord::job).toList();
    }

    /** {@return all export jobs, as they are now} */
    List<ExportJob> exportJobs() {
        return exports.inOrder().values().stream().map(JobRecord::job).toList();
    }
}
