package dev.tarn.inmemory.repository.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.ProfileName;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.inmemory.repository.validation.profile.ProfileClaims;
import dev.tarn.inmemory.repository.validation.profile.ProfileRegistry;
import dev.tarn.ports.fhir.validation.ResourceValidator;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import dev.tarn.ports.fhir.validation.ValidationIssue.Code;
import dev.tarn.ports.fhir.validation.ValidationIssue.Severity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Another engine validates base R4, and Tarn's tables the profiles. */
class OtherEngineTest {

    private static final String US_CORE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-practitioner";
    private static final String OWN = "urn:profile-of-the-engine";
    private static final ValidationIssue REMARK =
            new ValidationIssue(Severity.WARNING, Code.PROCESSING, "a remark of the engine", "");
    private static final String CLAIM =
            "{\"resourceType\":\"Practitioner\",\"unknown\":1,\"meta\":{\"profile\":[\"" + US_CORE + "\"]}}";

    private List<ValidationIssue> ofEngine = List.of(REMARK);
    private final ResourceValidator engine = new ResourceValidator() {
        @Override
        public List<ValidationIssue> validate(byte[] json, int from, int to, ValidationLevel level) {
            return ofEngine;
        }

        @Override
        public List<ValidationIssue> validateAgainst(byte[] json, String profile) {
            return ofEngine;
        }

        @Override
        public boolean hasProfile(String profile) {
            return profile.equals(OWN);
        }
    };
    private final ResourceValidator validator =
            new OtherEngine(engine, new R4Validator(new ProfileClaims(ProfileRegistry.builtIn(), List.of(), false)));

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void faults_of_base_R4_are_those_of_the_engine_alone() {
        assertThat(validator.validate(bytes("{\"resourceType\":\"Patient\",\"unknown\":1}"), ValidationLevel.STRICT))
                .containsExactly(REMARK);
        assertThat(validator.validate(bytes(CLAIM), ValidationLevel.STRUCTURE_ONLY))
                .containsExactly(REMARK);
        assertThat(validator.validate(bytes(CLAIM), ValidationLevel.MINIMAL)).containsExactly(REMARK);
    }

    @Test
    void profiles_that_are_claimed_are_validated_by_the_tables_at_the_level_strict() {
        assertThat(validator.validate(bytes(CLAIM), ValidationLevel.STRICT))
                .contains(REMARK)
                .extracting(ValidationIssue::diagnostics)
                .anySatisfy(text -> assertThat(text).contains("'Practitioner.name': minimum required = 1"))
                .noneSatisfy(text -> assertThat(text).contains("unknown"));
    }

    @Test
    void a_text_that_the_engine_cannot_read_is_not_validated_further() {
        ofEngine = List.of(new ValidationIssue(Severity.ERROR, Code.INVALID, "no JSON", ""));

        assertThat(validator.validate(bytes(CLAIM), ValidationLevel.STRICT)).isEqualTo(ofEngine);
    }

    @Test
    void a_profile_is_that_of_the_tables_or_else_of_the_engine() {
        assertThat(validator.hasProfile(US_CORE)).isTrue();
        assertThat(validator.hasProfile(OWN)).isTrue();
        assertThat(validator.hasProfile("urn:of-none")).isFalse();
        assertThat(validator.validateAgainst(bytes(CLAIM), OWN)).containsExactly(REMARK);
        assertThat(validator.validateAgainst(bytes(CLAIM), US_CORE))
                .isNotEmpty()
                .doesNotContain(REMARK);
    }

    @Test
    void default_guides_choose_the_versions_of_the_tables() {
        ResourceValidator newer = validator.withDefaults(List.of(new ProfileName("us-core-6.1.0")));

        assertThat(newer).isInstanceOf(OtherEngine.class).isNotEqualTo(validator);
        assertThat(newer.validate(bytes(CLAIM), ValidationLevel.STRICT))
                .contains(REMARK)
                .hasSizeGreaterThan(1);
        assertThat(validator.withDefaults(List.of())).isSameAs(validator);
    }

    @Test
    void the_work_of_one_resource_is_not_counted_for_the_next() {
        byte[] costly = bytes("{\"resourceType\":\"Practitioner\",\"meta\":{\"profile\":[\"" + US_CORE
                + "\"]},\"name\":[" + "{\"family\":\"Ann\"},".repeat(20_000) + "{\"family\":\"Ann\"}]}");
        List<ValidationIssue> first = validator.validate(costly, ValidationLevel.STRICT);

        for (int i = 0; i < 300; i++) {
            assertThat(validator.validate(costly, ValidationLevel.STRICT)).isEqualTo(first);
        }
    }

    @Test
    void claims_of_resources_in_a_bundle_are_validated_with_their_places() {
        String bundle =
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":" + CLAIM + "}]}";

        assertThat(validator.validate(bytes(bundle), ValidationLevel.STRICT))
                .contains(REMARK)
                .extracting(ValidationIssue::location)
                .anySatisfy(location -> assertThat(location).startsWith("Bundle.entry[0].resource"));
    }
}
