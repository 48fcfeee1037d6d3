package dev.tarn.app.search;

import ca.uhn.fhir.context.FhirContext;
import dev.tarn.domain.r4.R4;
import dev.tarn.domain.r4.SearchParameter;
import dev.tarn.inmemory.repository.search.extract.ElementValue;
import dev.tarn.inmemory.repository.search.extract.ResourceExtractor;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Base;
import org.jspecify.annotations.Nullable;

/**
 * Compares the values that the extractor finds in resources with those that HAPI's FHIRPath engine finds. What is left out
 * is in the table of {@code app/docs/search.md}. Not thread-safe.
 */
final class ExtractorComparison {

    /** {@code ConceptMap.source as uri}: to HAPI a canonical is no uri, but in R4 canonical specializes uri. */
    private static final Set<String> SPECIALIZED = Set.of("source-uri", "target-uri");

    /** The search parameters of a type, and what reads them. */
    private record Extraction(List<SearchParameter> parameters, ResourceExtractor extractor) {}

    private final FhirContext context;
    private final HapiValues hapi;
    private final Map<String, Extraction> extractions = new HashMap<>();
    private final List<String> differences = new ArrayList<>();
    private final Set<String> withValues = new TreeSet<>();

    ExtractorComparison(FhirContext context) {
        this.context = context;
        this.hapi = new HapiValues(context);
    }

    /**
     * Compares all parameters in one resource.
     *
     * @param name of the resource, for the list of differences
     */
    void compare(String type, String json, String name) {
        Extraction extraction = extractions.computeIfAbsent(type, ExtractorComparison::extraction);
        Base parsed = (Base) context.newJsonParser().parseResource(json);
        Map<Integer, Set<String>> extracted = extract(extraction.extractor(), json);
        for (int i = 0; i < extraction.parameters().size(); i++) {
            SearchParameter parameter = extraction.parameters().get(i);
            if (isCompared(parameter)) {
                Set<String> expected = new TreeSet<>();
                hapi.of(parameter, parsed).forEach(value -> expected.add(text(value)));
                Set<String> found = extracted.getOrDefault(i, Set.of());
                if (!expected.equals(found)) {
                    differences.add(type + "." + parameter.code() + " (" + name + ")\n  HAPI " + expected + "\n  Tarn "
                            + found);
                }
                if (!expected.isEmpty()) {
                    withValues.add(type + "." + parameter.code());
                }
            }
        }
    }

    /** {@return the parameters that differ, each with the resource and both sets of values} */
    List<String> differences() {
        return List.copyOf(differences);
    }

    /** {@return the pairs of type and parameter that had a value in some resource} */
    Set<String> withValues() {
        return Set.copyOf(withValues);
    }

    private static Extraction extraction(String type) {
        List<SearchParameter> parameters = R4.searchParameters().of(type);
        return new Extraction(parameters, new ResourceExtractor(type, parameters, "/datastore/none/r4/"));
    }

    /** _lastUpdated and createdAt are not read from the bytes. */
    private static boolean isCompared(SearchParameter parameter) {
        return !parameter.expression().isEmpty()
                && !SPECIALIZED.contains(parameter.code())
                && !parameter.code().equals("_lastUpdated");
    }

    /** {@return a value as text} Numbers are equal whatever zeros they end with: HAPI writes those of 1e245 out. */
    private static String text(ElementValue value) {
        if (value instanceof ElementValue.Amount amount) {
            return new ElementValue.Amount(
                            stripped(amount.low()),
                            stripped(amount.high()),
                            amount.system(),
                            amount.code(),
                            amount.unit())
                    .toString();
        }
        return value instanceof ElementValue.Composite composite
                ? composite.components().stream()
                        .map(ExtractorComparison::text)
                        .toList()
                        .toString()
                : value.toString();
    }

    private static @Nullable BigDecimal stripped(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros();
    }

    private static Map<Integer, Set<String>> extract(ResourceExtractor extractor, String json) {
        Map<Integer, Set<String>> values = new HashMap<>();
        extractor.extract(json.getBytes(StandardCharsets.UTF_8), (parameter, value) -> {
            if (value.kind() != ElementValue.Kind.PRESENT) {
                values.computeIfAbsent(parameter, key -> new TreeSet<>()).add(text(value));
            }
        });
        return values;
    }
}
