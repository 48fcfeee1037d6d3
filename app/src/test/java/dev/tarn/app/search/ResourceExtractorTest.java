package dev.tarn.app.search;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.r4.R4;
import dev.tarn.domain.r4.SearchParameter;
import dev.tarn.domain.r4.SearchParameterType;
import dev.tarn.inmemory.repository.search.extract.ElementValue;
import dev.tarn.inmemory.repository.search.extract.ResourceExtractor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
import org.junit.jupiter.api.Test;

/** The extractor finds what HAPI's FHIRPath engine finds, for every search parameter of every type. */
class ResourceExtractorTest {

    private static final int RESOURCES_PER_TYPE = 3;

    /** {@code ConceptMap.source as uri}: to HAPI a canonical is no uri, but in R4 canonical specializes uri. */
    private static final Set<String> SPECIALIZED = Set.of("source-uri", "target-uri");

    private static final FhirContext CONTEXT = FhirContext.forR4();

    @Test
    void every_parameter_of_every_type_has_the_values_that_HAPI_finds() {
        HapiValues hapi = new HapiValues(CONTEXT);
        List<String> differences = new ArrayList<>();
        Set<String> withValues = new TreeSet<>();
        for (ResourceType type : ResourceType.values()) {
            List<SearchParameter> parameters = R4.searchParameters().of(type.name());
            ResourceExtractor extractor = new ResourceExtractor(type.name(), parameters, "/datastore/none/r4/");
            for (int seed = 0; seed < RESOURCES_PER_TYPE; seed++) {
                IBaseResource resource = new GeneratedResources(CONTEXT, seed).resource(type.name());
                String json = CONTEXT.newJsonParser().encodeResourceToString(resource);
                IBaseResource parsed = CONTEXT.newJsonParser().parseResource(json);
                Map<Integer, Set<String>> extracted = extract(extractor, json);
                for (int i = 0; i < parameters.size(); i++) {
                    SearchParameter parameter = parameters.get(i);
                    if (isCompared(parameter)) {
                        Set<String> expected = hapi.of(parameter, (Base) parsed);
                        Set<String> found = extracted.getOrDefault(i, Set.of());
                        if (!expected.equals(found)) {
                            differences.add(type + "." + parameter.code() + " (seed " + seed + ")\n  HAPI " + expected
                                    + "\n  Tarn " + found);
                        }
                        if (!expected.isEmpty()) {
                            withValues.add(type + "." + parameter.code());
                        }
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(withValues).hasSizeGreaterThan(1_200);
    }

    /** Composites are compared by the search itself; _lastUpdated and createdAt are not in the bytes. */
    private static boolean isCompared(SearchParameter parameter) {
        return parameter.type() != SearchParameterType.COMPOSITE
                && !parameter.expression().isEmpty()
                && !SPECIALIZED.contains(parameter.code())
                && !parameter.code().equals("_lastUpdated");
    }

    private static Map<Integer, Set<String>> extract(ResourceExtractor extractor, String json) {
        Map<Integer, Set<String>> values = new HashMap<>();
        extractor.extract(json.getBytes(StandardCharsets.UTF_8), (parameter, value) -> {
            if (value.kind() != ElementValue.Kind.PRESENT) {
                values.computeIfAbsent(parameter, key -> new TreeSet<>()).add(value.toString());
            }
        });
        return values;
    }
}
