package dev.tarn.domain.search.parser;

import dev.tarn.domain.r4.R4;
import dev.tarn.domain.r4.SearchParameter;
import dev.tarn.domain.r4.SearchParameterType;
import dev.tarn.domain.r4.TypeDefinition;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.search.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code _sort}: at most five keys, {@code -} for descending ({@code data-plane.md} 3.3). */
final class SortKeys {

    private static final int MOST = 5;

    private SortKeys() {}

    static List<SortKey> parse(List<String> types, String value, SearchDialect dialect) {
        long count = value.chars().filter(c -> c == ',').count() + 1;
        if (count > MOST) {
            throw Rejected.because("the search has " + count + " sort keys; accepted: at most " + MOST);
        }
        List<SortKey> keys = new ArrayList<>();
        for (String word : value.split(",", -1)) {
            boolean descending = word.startsWith("-");
            String code = descending ? word.substring(1) : word;
            List<SearchParameter> definitions = sortable(types, code);
            if (dialect == SearchDialect.HEALTHLAKE && definitions.stream().anyMatch(SortKeys::isNested)) {
                throw Rejected.because(code + " is in a nested element, by which HealthLake does not sort; the "
                        + "server setting --compat fhir allows it");
            }
            keys.add(new SortKey(definitions, descending));
        }
        return keys;
    }

    /** Whether the strings stand in elements of an element, as those of {@code Patient.name} do ({@code data-plane.md} 3.3). */
    private static boolean isNested(SearchParameter parameter) {
        if (parameter.type() != SearchParameterType.STRING) {
            return false;
        }
        for (String expression : parameter.expression().split(" \\| ", -1)) {
            String path = expression.replaceFirst("\\.ofType\\(string\\)$", "String");
            String member = path.substring(path.indexOf('.') + 1);
            boolean primitive = R4.types()
                    .find(parameter.resourceType())
                    .flatMap(type -> type.member(member))
                    .flatMap(found -> R4.types().find(found.type().name()))
                    .filter(type -> type.kind() == TypeDefinition.Kind.PRIMITIVE)
                    .isPresent();
            if (!primitive) {
                return true;
            }
        }
        return false;
    }

    private static List<SearchParameter> sortable(List<String> types, String code) {
        List<SearchParameter> parameters = Names.required(types, code);
        SearchParameterType first = parameters.get(0).type();
        for (SearchParameter parameter : parameters) {
            if (parameter.type() == SearchParameterType.COMPOSITE || code.equals("_text")) {
                throw Rejected.because(
                        code + " is a " + word(parameter) + " parameter that cannot be a sort key; accepted: "
                                + "number, date, string, quantity, token, uri and reference parameters");
            }
            if (parameter.type() != first) {
                throw Rejected.because(code + " is a " + word(parameters.get(0)) + " of " + types.get(0) + " and a "
                        + word(parameter) + " of " + parameter.resourceType() + ", so that they have no common order");
            }
        }
        return parameters;
    }

    private static String word(SearchParameter parameter) {
        return parameter.type().name().toLowerCase(Locale.ROOT);
    }
}
