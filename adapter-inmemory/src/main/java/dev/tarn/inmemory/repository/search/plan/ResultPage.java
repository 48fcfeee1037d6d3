package dev.tarn.inmemory.repository.search.plan;

import dev.tarn.inmemory.repository.store.ResourceVersion;
import java.util.List;
import java.util.Optional;

/**
 * What a search found.
 *
 * @param total the number of matches on all pages
 * @param next the cursor of the next page; empty on the last
 */
public record ResultPage(
        List<ResourceVersion> matches, List<ResourceVersion> included, long total, Optional<String> next) {

    public ResultPage {
        matches = List.copyOf(matches);
        included = List.copyOf(included);
    }
}
