package dev.tarn.domain.search.parser;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.r4.R4;
import dev.tarn.domain.r4.SearchParameter;
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

    static SearchParameter parameter(String type, String code) {
        return parameters(List.of(type), code).get(0);
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
