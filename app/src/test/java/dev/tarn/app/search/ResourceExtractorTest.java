package dev.tarn.app.search;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import dev.tarn.domain.fhir.ResourceType;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.junit.jupiter.api.Test;

/** The extractor finds what HAPI's FHIRPath engine finds, for every search parameter of every type. */
class ResourceExtractorTest {

    private static final int RESOURCES_PER_TYPE = 3;

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
}
