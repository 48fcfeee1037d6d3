package dev.tarn.ports.paging;

import dev.tarn.domain.request.PageToken;
import java.util.List;
import java.util.Optional;

/** Some items of a list, and where the next ones are; no token on the last page. */
public record Page<T>(List<T> items, Optional<PageToken> next) {

    public Page {
        items = List.copyOf(items);
    }
}
