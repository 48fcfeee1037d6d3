package dev.tarn.inmemory.repository.searchset;

import dev.tarn.domain.search.QueryParameter;
import dev.tarn.ports.fhir.SearchRequest;
import java.util.List;

/**
 * Which searches an event loop parses. The work of a search is counted while it runs, and ends early where it must not block;
 * what is here is bounded before, by what costs a parser most: many parameters, and chains, each level of which can lead to all
 * types of resources.
 */
final class ShortSearches {

    private static final int MOST_PARAMETERS = 30;
    private static final int MOST_CHARACTERS = 2_000;
    private static final int MOST_CHAINS = 1;

    private static final String HAS = "_has:";
    private static final String PAGE = "page";

    private ShortSearches() {}

    /** {@return whether a search is of one type, and short as far as its page token is not read} */
    static boolean isShort(SearchRequest request) {
        return request.type().isPresent()
                && isShort(request.parameters())
                && request.parameters().stream()
                        .allMatch(
                                parameter -> !parameter.name().equals(PAGE) || SearchTokens.isPlain(parameter.value()));
    }

    /** {@return whether these parameters of a first page are short} */
    static boolean isShort(List<QueryParameter> parameters) {
        if (parameters.size() > MOST_PARAMETERS) {
            return false;
        }
        int characters = 0;
        int chains = 0;
        for (QueryParameter parameter : parameters) {
            characters += parameter.name().length() + parameter.value().length();
            chains += levels(parameter.name());
        }
        return characters <= MOST_CHARACTERS && chains <= MOST_CHAINS;
    }

    private static int levels(String name) {
        int levels = 0;
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            levels++;
        }
        for (int has = name.indexOf(HAS); has >= 0; has = name.indexOf(HAS, has + 1)) {
            levels++;
        }
        return levels;
    }
}
