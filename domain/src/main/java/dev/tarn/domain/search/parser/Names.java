package dev.tarn.domain.search.parser;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.r4.R4;
import dev.tarn.domain.r4.SearchParameter;
import dev.tarn.domain.r4.SearchParameterType;
import dev.tarn.domain.r4.SearchParameters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks up the names that a query uses: search parameters of types, and types. */
final class Names {

    private static final SearchParameters REGISTRY = R4.searchParameters();
    private static final int TYPES_SHOWN = 8;

    private Names() {}

    /** {@return the definition of a parameter for each type; an unknown one where a type has none} */
    static List<SearchParameter> parameters(List<String> types, String code) {
        List<SearchParameter> found = new ArrayList<>(types.size());
        for (String type : types) {
            Optional<SearchParameter> parameter = REGISTRY.find(type, code);
            if (parameter.isEmpty()) {
                throw Rejected.unknown(() -> unknown(types, type, code));
            }
            found.add(parameter.get());
        }
        return found;
    }

    /** {@return the same for a code in a value or in {@code _has}, where an unknown one is wrong under any handling} */
    static List<SearchParameter> required(List<String> types, String code) {
        try {
            return parameters(types, code);
        } catch (Rejected e) {
            throw Rejected.because(e.reason());
        }
    }

    /**
     * {@return the reference parameter of a type}
     *
     * @param where how the query writes it: {@code Observation:subject}
     * @param consequence for people: {@code nothing can be included by it}
     */
    static SearchParameter reference(String type, String code, String where, String consequence) {
        SearchParameter parameter = required(List.of(type), code).get(0);
        if (parameter.type() != SearchParameterType.REFERENCE) {
            throw Rejected.because(where + " is no reference, so " + consequence);
        }
        return parameter;
    }

    private static String unknown(List<String> types, String type, String code) {
        if (REGISTRY.leavesOut(type, code)) {
            return "HealthLake does not support " + code + " of " + type;
        }
        List<String> codes =
                REGISTRY.of(type).stream().map(SearchParameter::code).toList();
        Collection<String> words = types.size() > 1
                ? codes
                : Stream.concat(codes.stream(), ResultParameters.NAMES.stream()).toList();
        return type + " has no search parameter " + Texts.quote(code) + Texts.didYouMean(code, words);
    }

    /** {@return the type of this name} */
    static ResourceType type(String name) {
        return ResourceType.find(name)
                .orElseThrow(() -> Rejected.because(Texts.quote(name) + " is no resource type that HealthLake stores"
                        + Texts.didYouMean(name, allTypes())));
    }

    private static List<String> allTypes() {
        return Stream.of(ResourceType.values()).map(ResourceType::name).toList();
    }

    /** {@return the types for a message, of many the first ones} */
    static String list(Collection<String> types) {
        String shown = new TreeSet<>(types).stream().limit(TYPES_SHOWN).collect(Collectors.joining(", "));
        return types.size() > TYPES_SHOWN ? shown + " and " + (types.size() - TYPES_SHOWN) + " others" : shown;
    }
}
