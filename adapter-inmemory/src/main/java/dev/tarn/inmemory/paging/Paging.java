package dev.tarn.inmemory.paging;

import dev.tarn.domain.request.PageSize;
import dev.tarn.domain.request.PageToken;
import dev.tarn.ports.paging.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** Keyset pagination: a page begins after a position, so that insertions between two requests do not shift it. */
public final class Paging {

    /** Limit of the callers' texts in a page, in characters. */
    private static final int HEAVY = 4_000_000;

    private Paging() {}

    /**
     * {@return the next page of what passes}
     *
     * @param list names the list and its filters; a token of one list is none of another
     * @param shown what the list shows of a thing
     * @param weight about how many characters of the caller's an item carries beside its fixed members; a page ends
     *     early where they are many
     */
    public static <E, T> Page<T> page(
            String list,
            NavigableMap<Position, E> all,
            Function<E, T> shown,
            Predicate<T> passes,
            ToIntFunction<T> weight,
            Optional<PageSize> size,
            Optional<PageToken> token) {
        NavigableMap<Position, E> rest =
                token.map(t -> all.tailMap(PageTokens.read(list, t), false)).orElse(all);
        int limit = size.orElse(PageSize.DEFAULT).value();
        long carried = 0;
        List<T> items = new ArrayList<>();
        Optional<Position> last = Optional.empty();
        for (Map.Entry<Position, E> entry : rest.entrySet()) {
            T item = shown.apply(entry.getValue());
            if (!passes.test(item)) {
                continue;
            }
            if (items.size() == limit || carried > HEAVY) {
                return new Page<>(items, last.map(position -> PageTokens.write(list, position)));
            }
            items.add(item);
            carried += weight.applyAsInt(item);
            last = Optional.of(entry.getKey());
        }
        return new Page<>(items, Optional.empty());
    }
}
