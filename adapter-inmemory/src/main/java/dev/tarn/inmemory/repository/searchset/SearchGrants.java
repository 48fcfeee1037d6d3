package dev.tarn.inmemory.repository.searchset;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.Criterion;
import dev.tarn.domain.search.SearchQuery;
import dev.tarn.domain.smart.Letter;
import dev.tarn.inmemory.repository.access.StoreAccess;
import dev.tarn.inmemory.repository.search.SearchHits;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.ports.fhir.SearchRequest;
import java.util.Set;

/** What a search needs before it is run, and the last check of what it found ({@code authorization.md} 3.8). */
final class SearchGrants {

    private SearchGrants() {}

    /** Refuses a search of a type that is not granted before its parameters are read. */
    static void requireTypes(SearchRequest request, StoreAccess access) {
        request.type().ifPresent(type -> access.require(type, Letter.SEARCH));
        if (request.type().isEmpty()) {
            access.requireWhole(Letter.SEARCH);
        }
    }

    /**
     * Refuses a chain or {@code _has} over a type that is not granted: it would answer questions about resources that cannot
     * be read ({@code decisions.md} D65). A chain that names no type needs each type that it can reach.
     */
    static void requireTypes(SearchQuery query, StoreAccess access) {
        if (!access.isUnrestricted()) {
            query.types().forEach(type -> access.require(type, Letter.SEARCH));
            query.criteria().forEach(criterion -> requireTypes(criterion, access));
        }
    }

    private static void requireTypes(Criterion criterion, StoreAccess access) {
        switch (criterion.kind()) {
            case PARAMETER -> {}
            case CHAIN -> ((Criterion.Chain) criterion).targets().forEach(target -> requireType(target, access));
            case REVERSE_CHAIN -> requireType(((Criterion.ReverseChain) criterion).referrer(), access);
        }
    }

    private static void requireType(Criterion.OfType inner, StoreAccess access) {
        access.require(inner.type(), Letter.SEARCH);
        requireTypes(inner.criterion(), access);
    }

    /**
     * Fails where a search has found what is not admitted, judged by the resources themselves. It never should: the index
     * applies the same rules.
     */
    static void check(SearchHits hits, StoreAccess access) {
        if (!access.isUnrestricted()) {
            hits.matches().forEach(version -> check(version, Set.of(Letter.SEARCH), access));
            hits.included().forEach(version -> check(version, Letter.SHOW, access));
        }
    }

    private static void check(ResourceVersion version, Set<Letter> any, StoreAccess access) {
        if (!access.admits(version, any)) {
            ResourceType type = version.address().type();
            throw new IllegalStateException("a search was about to show a resource of type " + type
                    + " that the grants of the caller do not admit; nothing was sent");
        }
    }
}
