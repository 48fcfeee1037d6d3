package dev.tarn.ports.fhir;

import dev.tarn.domain.request.PageToken;
import dev.tarn.domain.search.QueryParameter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One page of a search.
 *
 * @param total the number of matches on all pages, without what they include; empty where it was not counted
 * @param entries the matches in their order, and behind them what they include
 * @param used the parameters that had an effect, as they were sent: the self link shows them
 * @param ignored the parameters that had no effect
 * @param count the most matches on a page; the token is bound to it ({@code data-plane.md} 3.3)
 * @param next the token of the next page; empty on the last
 */
public record SearchPage(
        OptionalLong total,
        List<SearchEntry> entries,
        List<QueryParameter> used,
        List<QueryParameter> ignored,
        int count,
        Optional<PageToken> next) {

    public SearchPage {
        entries = List.copyOf(entries);
        used = List.copyOf(used);
        ignored = List.copyOf(ignored);
    }
}
