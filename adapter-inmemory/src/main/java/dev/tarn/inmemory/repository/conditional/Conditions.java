package dev.tarn.inmemory.repository.conditional;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.PreconditionFailed;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.domain.request.PageToken;
import dev.tarn.domain.search.QueryParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the resources that a condition matches, with the same rules as a search. Thread-safe. */
public interface Conditions {

    /** Parameters that choose no resources, but say how a search shows them. */
    Set<String> OF_RESULTS =
            Set.of("_count", "page", "_sort", "_total", "_include", "_revinclude", "_summary", "_elements");

    /** A resource that a condition matches, and the version that it had then. */
    record Match(ResourceAddress address, VersionId version) {}

    /**
     * Matches of a condition.
     *
     * @param found at most as many as the condition's {@code _count}
     * @param count the {@code _count}
     * @param next the token with which the search goes on; empty where there are no more matches
     */
    record Matches(List<Match> found, int count, Optional<PageToken> next) {

        public Matches {
            found = List.copyOf(found);
        }
    }

    /**
     * {@return the first matches}
     *
     * @throws dev.tarn.domain.failure.Invalid for a condition without a search parameter, or with one that is unknown
     */
    Matches find(DatastoreId store, ResourceType type, List<QueryParameter> condition);

    /**
     * {@return the only match; empty where nothing matches}
     *
     * @throws PreconditionFailed if several resources match
     * @throws Invalid for a parameter that only shapes the answer to a search, as {@code _count}
     */
    default Optional<Match> single(DatastoreId store, ResourceType type, List<QueryParameter> condition) {
        List<QueryParameter> two = new ArrayList<>(condition);
        for (QueryParameter parameter : condition) {
            if (OF_RESULTS.contains(parameter.name())) {
                throw new Invalid("Parameter " + parameter.name() + " is no part of a condition, which "
                        + text(type, condition) + " should be; leave it out");
            }
        }
        two.add(new QueryParameter("_count", "2"));
        List<Match> found = find(store, type, two).found();
        if (found.size() > 1) {
            throw new PreconditionFailed("The condition " + text(type, condition) + " must match at most one resource,"
                    + " and it matches several: " + found.get(0).address() + ", "
                    + found.get(1).address()
                    + (found.size() > 2 ? ", ..." : ""));
        }
        return found.stream().findFirst();
    }

    /** {@return a condition for people, shortened} */
    static String text(ResourceType type, List<QueryParameter> condition) {
        StringBuilder text = new StringBuilder(type.name());
        for (QueryParameter parameter : condition) {
            text.append(text.indexOf("?") < 0 ? '?' : '&')
                    .append(parameter.name())
                    .append('=')
                    .append(parameter.value());
        }
        return text.length() <= 200 ? text.toString() : text.substring(0, 200) + "...";
    }
}
