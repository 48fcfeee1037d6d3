package dev.tarn.domain.smart;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.search.QueryString;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A scope that grants something ({@code authorization.md} 3.6). Immutable.
 *
 * @param type the name of a resource type, {@code Transaction}, or {@code *} for all types
 * @param filters search parameters that a resource matches, all of them; empty for no filter
 * @param text the scope as the token has it
 */
public record SmartScope(
        ScopeContext context, String type, Set<Letter> letters, List<QueryParameter> filters, String text) {

    static final String ANY = "*";

    /** The status of an asynchronous transaction is read as a resource of this name. */
    static final String TRANSACTION = "Transaction";

    private static final Pattern FORM =
            Pattern.compile("(patient|user|system)/([A-Z][A-Za-z]*|\\*)\\.([a-z]+|\\*)(?:\\?(.+))?");

    private static final Map<String, Set<Letter>> VERSION_1 = Map.of(
            "read", EnumSet.of(Letter.READ, Letter.SEARCH),
            "write", EnumSet.of(Letter.CREATE, Letter.UPDATE, Letter.DELETE),
            "*", EnumSet.allOf(Letter.class));

    /** More than any scope needs; each costs work in every search. */
    private static final int MOST_FILTERS = 20;

    public SmartScope {
        letters = Set.copyOf(letters);
        filters = List.copyOf(filters);
    }

    /**
     * {@return the scope; empty for a text that grants nothing, such as {@code openid}, a type that does not exist, or a
     * version that the data store does not accept} A scope with a filter that cannot be used grants nothing: without its
     * filter it would grant more.
     */
    public static Optional<SmartScope> parse(String text, ScopeVersions versions) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || !isType(form.group(2))) {
            return Optional.empty();
        }
        Set<Letter> first = VERSION_1.getOrDefault(form.group(3), Set.of());
        boolean isFiltered = form.group(4) != null;
        if (!first.isEmpty()) {
            return isFiltered ? Optional.empty() : Optional.of(scope(form, first, List.of()));
        }
        Set<Letter> letters = versions.letters() ? Letter.parse(form.group(3)) : Set.of();
        if (letters.isEmpty()) {
            return Optional.empty();
        }
        if (!isFiltered) {
            return Optional.of(scope(form, letters, List.of()));
        }
        if (!versions.filters()) {
            return Optional.empty();
        }
        return filters(form.group(2), form.group(4)).map(filters -> scope(form, letters, filters));
    }

    /** {@return whether a text has the form of a scope with a filter, which may be one that cannot be used} */
    static boolean isFiltered(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() && form.group(4) != null;
    }

    private static SmartScope scope(Matcher form, Set<Letter> letters, List<QueryParameter> filters) {
        ScopeContext context = ScopeContext.valueOf(form.group(1).toUpperCase(Locale.ROOT));
        return new SmartScope(context, form.group(2), letters, filters, form.group());
    }

    private static boolean isType(String name) {
        return name.equals(ANY)
                || name.equals(TRANSACTION)
                || ResourceType.find(name).isPresent();
    }

    private static Optional<List<QueryParameter>> filters(String type, String query) {
        Optional<ResourceType> filtered = ResourceType.find(type);
        try {
            // A plus stays a plus: a scope is no form.
            List<QueryParameter> filters = QueryString.parse(query.replace("+", "%2B"));
            boolean usable = filtered.isPresent()
                    && !filters.isEmpty()
                    && filters.size() <= MOST_FILTERS
                    && filters.stream().allMatch(filter -> ScopeFilters.isUsable(filtered.get(), filter));
            return usable ? Optional.of(filters) : Optional.empty();
        } catch (Invalid e) {
            return Optional.empty();
        }
    }

    /** {@return whether the scope is about this type and has one of these letters} */
    boolean covers(String name, Set<Letter> any) {
        return (type.equals(ANY) || type.equals(name)) && any.stream().anyMatch(letters::contains);
    }
}
