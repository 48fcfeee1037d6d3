package dev.tarn.app.search;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.r4.R4;
import dev.tarn.domain.r4.SearchParameter;
import dev.tarn.inmemory.repository.search.extract.ResourceExtractor;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.junit.jupiter.api.Test;

/** The extractor finds what HAPI's FHIRPath engine finds, for every search parameter of every type, whichever are indexed. */
class ResourceExtractorTest {

    private static final int RESOURCES_PER_TYPE = 3;

    /** As many as it takes for a choice of ten data types to have most of them. */
    private static final int MANY_RESOURCES = 20;

    private static final String LOCAL_BASE = "/datastore/none/r4/";

    private static final FhirContext CONTEXT = FhirContext.forR4();

    @Test
    void every_parameter_of_every_type_has_the_values_that_HAPI_finds() {
        ExtractorComparison comparison = new ExtractorComparison(CONTEXT);
        for (ResourceType type : ResourceType.values()) {
            for (int seed = 0; seed < RESOURCES_PER_TYPE; seed++) {
                IBaseResource resource = new GeneratedResources(CONTEXT, seed).resource(type.name());
                comparison.compare(
                        type.name(), CONTEXT.newJsonParser().encodeResourceToString(resource), "seed " + seed);
            }
        }
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.withValues()).hasSizeGreaterThan(1_200);
    }

    @Test
    void each_parameter_alone_has_the_values_that_it_has_beside_all_others() {
        for (ResourceType type : ResourceType.values()) {
            List<SearchParameter> parameters = R4.searchParameters().of(type.name());
            ResourceExtractor all = new ResourceExtractor(type.name(), parameters, LOCAL_BASE);
            List<byte[]> resources = IntStream.range(0, MANY_RESOURCES)
                    .mapToObj(seed -> new GeneratedResources(CONTEXT, seed).resource(type.name()))
                    .map(resource -> CONTEXT.newJsonParser()
                            .encodeResourceToString(resource)
                            .getBytes(StandardCharsets.UTF_8))
                    .toList();
            List<Map<Integer, Set<String>>> together =
                    resources.stream().map(resource -> values(all, resource)).toList();
            for (int i = 0; i < parameters.size(); i++) {
                int number = i;
                ResourceExtractor alone =
                        new ResourceExtractor(type.name(), parameters, LOCAL_BASE, other -> other == number);
                for (int seed = 0; seed < MANY_RESOURCES; seed++) {
                    assertThat(values(alone, resources.get(seed)).getOrDefault(i, Set.of()))
                            .as(type + "." + parameters.get(i).code() + ", seed " + seed)
                            .isEqualTo(together.get(seed).getOrDefault(i, Set.of()));
                }
            }
        }
    }

    private static Map<Integer, Set<String>> values(ResourceExtractor extractor, byte[] resource) {
        Map<Integer, Set<String>> values = new HashMap<>();
        extractor.extract(
                resource,
                (parameter, value) -> values.computeIfAbsent(parameter, key -> new TreeSet<>())
                        .add(value.toString()));
        return values;
    }
}
