package dev.tarn.domain.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of {@code data-plane.md} 3.6. */
class ResourceTypeTest {

    @Test
    void HealthLake_stores_the_types_that_it_lists() {
        assertThat(ResourceType.values()).hasSize(106);
        assertThat(ResourceType.find("Patient")).contains(ResourceType.Patient);
        assertThat(ResourceType.find("VerificationResult")).contains(ResourceType.VerificationResult);
    }

    @Test
    void types_that_FHIR_has_and_HealthLake_does_not_are_not_found() {
        assertThat(List.of(
                        "Basic",
                        "ClinicalImpression",
                        "CodeSystem",
                        "Evidence",
                        "ImplementationGuide",
                        "NamingSystem",
                        "OperationDefinition",
                        "SearchParameter",
                        "Subscription",
                        "TestScript",
                        "MedicinalProduct",
                        "CatalogEntry"))
                .allSatisfy(name -> assertThat(ResourceType.find(name)).isEmpty());
    }

    @Test
    void a_type_is_spelt_as_FHIR_spells_it() {
        assertThat(List.of("patient", "PATIENT", " Patient", ""))
                .allSatisfy(name -> assertThat(ResourceType.find(name)).isEmpty());
    }
}
