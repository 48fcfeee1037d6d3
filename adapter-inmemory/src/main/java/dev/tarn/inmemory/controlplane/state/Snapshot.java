package dev.tarn.inmemory.controlplane.state;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.tag.Tags;
import java.time.Instant;
import java.util.List;

/** What a state store holds. */
public record Snapshot(List<Store> stores, List<ClientTokenRecord> tokens) {

    /**
     * A data store and what belongs to it.
     *
     * @param since when it came into its status
     * @param imports in the order in which they were submitted
     * @param exports in the order in which they were submitted
     */
    public record Store(Datastore store, Instant since, Tags tags, List<ImportJob> imports, List<ExportJob> exports) {}
}
