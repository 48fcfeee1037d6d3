package dev.tarn.inmemory.repository.search;

import dev.tarn.inmemory.repository.store.ResourceVersion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One page of a search.
 *
 * @param matches the matches of the page, in the order of the query's sort keys; at most {@code _count}
 * @param included what the matches include, each resource once, without the matches themselves
 * @param total the number of matches on all pages; empty where it was not counted
 * @param next the cursor of the next page; empty on the last
 */
public record SearchHits(
        List<ResourceVersion> matches, List<ResourceVersion> included, OptionalLong total, Optional<String> next) {

    public SearchHits {
        matches = List.copyOf(matches);
        included = List.copyOf(included);
    }
}
