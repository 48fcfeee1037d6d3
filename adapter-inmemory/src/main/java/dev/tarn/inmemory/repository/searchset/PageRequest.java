package dev.tarn.inmemory.repository.searchset;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.request.PageToken;
import dev.tarn.domain.search.QueryParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of a request, of which {@code page} names those of its first page.
 *
 * @param searched names what is searched; a page token of one search is none of another
 * @param parameters those of the first page, without {@code page}
 * @param cursor where the page begins; empty for the first
 * @param token as it was sent; empty for the first page
 */
record PageRequest(String searched, List<QueryParameter> parameters, Optional<String> cursor, Optional<String> token) {

    private static final String PAGE = "page";
    private static final String COUNT = "_count";

    PageRequest {
        parameters = List.copyOf(parameters);
    }

    /**
     * {@return the parameters, those of the first page restored}
     *
     * @throws Invalid for a page token of another search or another {@code _count}
     */
    static PageRequest of(String searched, List<QueryParameter> sent, SearchTokens tokens) {
        Optional<String> token = Optional.empty();
        List<QueryParameter> others = new ArrayList<>(sent.size());
        for (QueryParameter parameter : sent) {
            if (!parameter.name().equals(PAGE)) {
                others.add(parameter);
            } else if (token.isPresent()) {
                throw new Invalid("Parameter page can be given once");
            } else {
                token = Optional.of(parameter.value());
            }
        }
        if (token.isEmpty()) {
            return new PageRequest(searched, sent, Optional.empty(), Optional.empty());
        }
        SearchTokens.Position position = tokens.read(searched, token.get());
        // The token is bound to _count (data-plane.md 3.3). Parameters of the first page may be repeated.
        for (QueryParameter other : others) {
            boolean isDefaultCount = other.name().equals(COUNT) && other.value().equals("100") && !hasCount(position);
            if (!isDefaultCount && !position.parameters().contains(other)) {
                throw SearchTokens.invalid();
            }
        }
        return new PageRequest(searched, position.parameters(), Optional.of(position.cursor()), token);
    }

    private static boolean hasCount(SearchTokens.Position position) {
        return position.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals(COUNT));
    }

    /** {@return this with other parameters of the first page} */
    PageRequest with(List<QueryParameter> others) {
        return new PageRequest(searched, others, cursor, token);
    }

    /** {@return the token of the page that begins at a cursor} */
    PageToken next(String nextCursor, SearchTokens tokens) {
        return tokens.write(searched, new SearchTokens.Position(parameters, nextCursor));
    }

    /** {@return the parameters that the self link shows} */
    List<QueryParameter> shown(List<QueryParameter> used) {
        if (token.isEmpty()) {
            return used;
        }
        List<QueryParameter> shown = new ArrayList<>(used);
        shown.add(new QueryParameter(PAGE, token.get()));
        return shown;
    }
}
