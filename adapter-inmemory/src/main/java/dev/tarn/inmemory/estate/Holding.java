package dev.tarn.inmemory.estate;

import dev.tarn.domain.datastore.DataStore;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.tag.Tags;
import dev.tarn.inmemory.resource.ResourceStore;

/** A data store and all that belongs to it. Guarded by the clockwork's lock. */
final class Holding {

    private DataStore store;
    private Tags tags;
    private ResourceStore resources;
    private final JobLane<ImportJob> imports = new JobLane<>();
    private final JobLane<ExportJob> exports = new JobLane<>();

    Holding(DataStore store, Tags tags, ResourceStore resources) {
        this.store = store;
        this.tags = tags;
        this.resources = resources;
    }

    DataStore store() {
        return store;
    }

    void become(DataStore next) {
        store = next;
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

    /** Lets go of the resources; a job that still has them in hand writes into nothing that is seen. */
    void empty(ResourceStore none) {
        resources = none;
    }

    JobLane<ImportJob> imports() {
        return imports;
    }

    JobLane<ExportJob> exports() {
        return exports;
    }
}
