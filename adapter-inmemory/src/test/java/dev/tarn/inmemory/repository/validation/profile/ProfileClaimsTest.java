package dev.tarn.inmemory.repository.validation.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.ProfileName;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.inmemory.repository.validation.R4Validator;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileClaimsTest {

    private static final String US_CORE = "http://hl7.org/fhir/us/core/StructureDefinition/";
    private static final String NPI = "{'system':'http://hl7.org/fhir/sid/us-npi','value':'1234567893'}";
    private static final R4Validator VALIDATOR = validator(List.of(), false);

    private static R4Validator validator(List<ProfileName> defaults, boolean ignoresUnknown) {
        return new R4Validator(new ProfileClaims(ProfileRegistry.builtIn(), defaults, ignoresUnknown));
    }

    private static List<ValidationIssue> issues(R4Validator validator, String json) {
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return validator.validate(bytes, ValidationLevel.STRICT);
    }

    private static String practitioner(String profile, String members) {
        return "{'resourceType':'Practitioner','id':'a','meta':{'profile':['" + profile + "']}" + members + "}";
    }

    @Test
    void a_profile_demands_elements_that_base_R4_does_not() {
        String json =
                practitioner(US_CORE + "us-core-practitioner", ",'identifier':[" + NPI + "],'name':[{'text':'A'}]");
        assertThat(issues(VALIDATOR, json))
                .containsExactly(new ValidationIssue(
                        ValidationIssue.Severity.ERROR,
                        ValidationIssue.Code.REQUIRED,
                        "Profile http://hl7.org/fhir/us/core/StructureDefinition/us-core-practitioner, Element"
                                + " 'Practitioner.name.family': minimum required = 1, but only found 0",
                        "Practitioner.name[0].family"));
        assertThat(VALIDATOR.validate(
                        json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), ValidationLevel.STRUCTURE_ONLY))
                .isEmpty();
    }

    @Test
    void the_definition_of_another_type_is_no_profile_of_this_one() {
        String r4 = "http://hl7.org/fhir/StructureDefinition/";
        assertThat(issues(VALIDATOR, practitioner(r4 + "Basic|4.0.1", "")))
                .containsExactly(new ValidationIssue(
                        ValidationIssue.Severity.ERROR,
                        ValidationIssue.Code.STRUCTURE,
                        "The profile " + r4 + "Basic|4.0.1 is for the type Basic, not for Practitioner",
                        "Practitioner.meta.profile[0]"));
        for (String name : List.of("Practitioner", "Practitioner|4.0.1", "DomainResource", "Resource", "vitalsigns")) {
            assertThat(issues(VALIDATOR, practitioner(r4 + name, ""))).isEmpty();
        }
    }

    @Test
    void every_fault_is_an_issue_of_base_R4_and_of_the_profile_alike() {
        String json = practitioner(US_CORE + "us-core-practitioner", ",'gender':'x'");
        assertThat(issues(VALIDATOR, json))
                .extracting(ValidationIssue::location)
                .containsExactly("Practitioner.gender", "Practitioner.identifier", "Practitioner.name");
    }

    @Test
    void a_profile_without_version_is_that_of_the_default_version_of_its_guide() {
        String name = ",'identifier':[" + NPI + "],'name':[{'family':'A'}]";
        String five = ",'address':[{'line':['1','2','3','4','5']}]";
        String json = practitioner(US_CORE + "us-core-practitioner", name + five);
        assertThat(issues(VALIDATOR, json)).isEmpty();
        assertThat(issues(validator(List.of(new ProfileName("us-core-6.1.0")), false), json))
                .extracting(ValidationIssue::diagnostics)
                .containsExactly("Profile http://hl7.org/fhir/us/core/StructureDefinition/us-core-practitioner, Element"
                        + " 'Practitioner.address.line': maximum allowed = 4, but found 5");
        assertThat(issues(VALIDATOR, practitioner(US_CORE + "us-core-practitioner|6.1.0", name + five)))
                .hasSize(1);
    }

    @Test
    void of_several_default_guides_the_first_that_has_the_profile_counts_and_unknown_names_add_nothing() {
        String json = practitioner(
                US_CORE + "us-core-practitioner",
                ",'identifier':[" + NPI + "],'name':[{'family':'A'}],'address':[{'line':['1','2','3','4','5']}]");
        ProfileName three = new ProfileName("us-core-3.1.1");
        ProfileName six = new ProfileName("US-Core-6.1.0");
        ProfileName none = new ProfileName("us-core-99");
        assertThat(issues(validator(List.of(none, six, three), false), json)).hasSize(1);
        assertThat(issues(validator(List.of(three, six), false), json)).isEmpty();
        assertThat(issues(validator(List.of(none), false), json)).isEmpty();
        assertThat(issues(validator(List.of(six), false).withDefaults(List.of(three)), json))
                .isEmpty();
    }

    @Test
    void a_profile_that_the_default_version_lacks_is_that_of_another_version() {
        String coverage = "{'resourceType':'Coverage','id':'a','meta':{'profile':['" + US_CORE
                + "us-core-coverage']},'status':'active','beneficiary':{'reference':'Patient/a'},"
                + "'payor':[{'reference':'Organization/a'}]}";
        assertThat(issues(VALIDATOR, coverage))
                .isNotEmpty()
                .allMatch(issue -> issue.diagnostics().startsWith("Profile " + US_CORE + "us-core-coverage, "));
    }

    @Test
    void an_unknown_profile_is_refused_with_the_guides_that_there_are_or_passed_over() {
        String json = practitioner("http://example.org/mine|1", "");
        assertThat(issues(VALIDATOR, json)).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(ValidationIssue.Code.NOT_FOUND);
            assertThat(issue.location()).isEqualTo("Practitioner.meta.profile[0]");
            assertThat(issue.diagnostics()).contains("http://example.org/mine|1", "us-core-3.1.1", "--profiles");
        });
        assertThat(issues(validator(List.of(), true), json)).isEmpty();
        assertThat(issues(VALIDATOR, practitioner(US_CORE + "us-core-practitioner|99", "")))
                .hasSize(1);
    }

    @Test
    void a_profile_of_another_type_is_refused_and_R4s_own_definitions_and_profiles_are_not() {
        assertThat(issues(VALIDATOR, practitioner(US_CORE + "us-core-patient", "")))
                .extracting(ValidationIssue::diagnostics)
                .containsExactly(
                        "The profile " + US_CORE + "us-core-patient is for the type Patient, not for Practitioner");
        for (String own : List.of("Practitioner", "Practitioner|4.0.1", "vitalsigns")) {
            assertThat(issues(VALIDATOR, practitioner("http://hl7.org/fhir/StructureDefinition/" + own, "")))
                    .as(own)
                    .isEmpty();
        }
    }

    @Test
    void slices_are_counted_and_their_values_validated() {
        String vitals = "{'resourceType':'Observation','id':'a','meta':{'profile':['" + US_CORE
                + "us-core-blood-pressure|6.1.0']},'status':'final','category':[{'coding':[{'system':"
                + "'http://terminology.hl7.org/CodeSystem/observation-category','code':'vital-signs'}]}],'code':{'coding':"
                + "[{'system':'http://loinc.org','code':'85354-9'}]},'subject':{'reference':'Patient/a'},"
                + "'effectiveDateTime':'2024-01-01','component':[" + component("8480-6", "mm[Hg]") + ","
                + component("8462-4", "mm[Hg]") + "]}";
        assertThat(issues(VALIDATOR, vitals)).isEmpty();
        assertThat(issues(VALIDATOR, vitals.replace("8462-4", "1-1")))
                .extracting(ValidationIssue::diagnostics)
                .containsExactly(
                        "Profile " + US_CORE + "us-core-blood-pressure, Element 'Observation.component:diastolic':"
                                + " minimum required = 1, but only found 0");
        assertThat(issues(VALIDATOR, vitals.replaceFirst("'code':'mm\\[Hg]'", "'code':'kPa'")))
                .singleElement()
                .satisfies(issue -> {
                    assertThat(issue.location()).isEqualTo("Observation.component[0].valueQuantity.code");
                    assertThat(issue.diagnostics()).endsWith("the value is \"kPa\", but must be \"mm[Hg]\"");
                });
        assertThat(issues(VALIDATOR, vitals.replace("2024-01-01", "2024")))
                .extracting(ValidationIssue::diagnostics)
                .anyMatch(text -> text.startsWith("Profile " + US_CORE + "us-core-blood-pressure, vs-1: "));
    }

    private static String component(String code, String unit) {
        return "{'code':{'coding':[{'system':'http://loinc.org','code':'" + code + "'}]},'valueQuantity':{'value':1,"
                + "'unit':'mm[Hg]','system':'http://unitsofmeasure.org','code':'" + unit + "'}}";
    }

    @Test
    void an_extension_is_validated_against_its_own_profile() {
        String patient = "{'resourceType':'Patient','id':'a','meta':{'profile':['" + US_CORE
                + "us-core-patient']},'extension':[{'url':'" + US_CORE
                + "us-core-race','extension':[{'url':'ombCategory','valueCoding':{'system':"
                + "'urn:oid:2.16.840.1.113883.6.238','code':'2106-3'}}]}],'identifier':[{'system':'urn:a','value':'1'}],"
                + "'name':[{'family':'A'}],'gender':'male'}";
        assertThat(issues(VALIDATOR, patient)).singleElement().satisfies(issue -> {
            assertThat(issue.diagnostics())
                    .isEqualTo("Profile " + US_CORE
                            + "us-core-race, Element 'Extension.extension:text': minimum required = 1, but"
                            + " only found 0");
            assertThat(issue.location()).isEqualTo("Patient.extension[0].extension");
        });
        assertThat(issues(VALIDATOR, patient.replace("/us-core-race", "\\/us-core-race")))
                .as("the URL is compared as text")
                .isEqualTo(issues(VALIDATOR, patient));
    }

    @Test
    void claims_of_resources_inside_others_are_validated_with_their_places() {
        String good =
                practitioner(US_CORE + "us-core-practitioner", ",'identifier':[" + NPI + "],'name':[{'family':'A'}]");
        String faulty = good.replace("'family'", "'text'");
        String unknown = practitioner("http://example.org/mine", "");
        String bundle = "{'resourceType':'Bundle','id':'b','type':'collection','entry':[{'fullUrl':'urn:a','resource':"
                + good + "},{'fullUrl':'urn:b','resource':%s}]}";
        assertThat(issues(VALIDATOR, bundle.formatted(good))).isEmpty();
        assertThat(issues(VALIDATOR, bundle.formatted(faulty)))
                .extracting(ValidationIssue::location)
                .containsExactly("Bundle.entry[1].resource.name[0].family");
        assertThat(issues(VALIDATOR, bundle.formatted(unknown)))
                .extracting(ValidationIssue::location)
                .containsExactly("Bundle.entry[1].resource.meta.profile[0]");
        assertThat(issues(
                        VALIDATOR,
                        "{'resourceType':'Parameters','id':'p','parameter':[{'name':'n','resource':" + faulty + "}]}"))
                .extracting(ValidationIssue::location)
                .containsExactly("Parameters.parameter[0].resource.name[0].family");
        assertThat(issues(
                        VALIDATOR,
                        "{'resourceType':'Patient','id':'p','contained':[" + faulty
                                + "],'generalPractitioner':[{'reference':'#a'}]}"))
                .extracting(ValidationIssue::location)
                .containsExactly("Patient.contained[0].name[0].family");
        assertThat(VALIDATOR.validate(
                        bundle.formatted(faulty).replace('\'', '"').getBytes(StandardCharsets.UTF_8),
                        ValidationLevel.STRUCTURE_ONLY))
                .isEmpty();
    }

    @Test
    void the_work_for_all_claims_of_a_resource_and_of_those_in_it_is_bounded_together() {
        String names = String.join(",", Collections.nCopies(4_000, "{'family':'A'}"));
        String claims = String.join("','", Collections.nCopies(100, US_CORE + "us-core-practitioner"));
        String one = practitioner(claims, ",'identifier':[" + NPI + "],'name':[" + names + "]");
        String entries = String.join(",", Collections.nCopies(20, "{'resource':" + one + "}"));
        assertThat(issues(VALIDATOR, one)).isEmpty();
        assertThat(issues(
                        VALIDATOR, "{'resourceType':'Bundle','id':'b','type':'collection','entry':[" + entries + "]}"))
                .extracting(ValidationIssue::code)
                .contains(ValidationIssue.Code.TOO_COSTLY);
        assertThat(issues(VALIDATOR, one)).as("the next resource begins anew").isEmpty();
    }
}
