package dev.tarn.inmemory.estate;

import dev.tarn.domain.datastore.DataStore;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.tag.Tags;
import java.time.Instant;
import java.util.List;

/** What a journal holds. */
public record Kept(List<Store> stores, List<KeptToken> tokens) {

    /**
     * A data store and what belongs to it.
     *
     * @param since when it came into its status
     * @param imports in the order in which they were submitted
     * @param exports in the order in which they were submitted
     */
    public record Store(DataStore store, Instant since, Tags tags, List<ImportJob> imports, List<ExportJob> exports) {}
}
