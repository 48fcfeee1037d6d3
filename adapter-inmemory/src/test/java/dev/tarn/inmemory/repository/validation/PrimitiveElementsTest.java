package dev.tarn.inmemory.repository.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of primitive elements, and elements that have only an id or extensions. */
class PrimitiveElementsTest {

    private static final String ABSENT = "{\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/"
            + "data-absent-reason\",\"valueCode\":\"unknown\"}]}";

    private Stream<String> faults(String members) {
        String resource =
                "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"}," + members + "}";
        return BaseR4.faults(resource.replace("ABSENT", ABSENT)).stream()
                .map(issue -> issue.code() + " " + issue.location());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"_issued\":ABSENT",
                "\"contained\":[{\"resourceType\":\"Patient\",\"id\":\"p\",\"name\":[{\"given\":[\"a\",null],"
                        + "\"_given\":[{\"id\":\"a\"},ABSENT]}]}],\"subject\":{\"reference\":\"#p\"}",
                "\"issued\":\"2024-02-29T10:00:00Z\",\"_issued\":{\"id\":\"a\"}",
                "\"note\":[{\"_text\":ABSENT}]",
                "\"method\":{\"coding\":[{\"system\":\"relative\",\"code\":\"a\"}]}",
                "\"identifier\":[{\"system\":\"http:\",\"value\":\"a\"}]",
                "\"identifier\":[{\"system\":\"urn:ietf:rfc:3986\",\"value\":\"urn:oid:1.2.3\"}]",
                "\"identifier\":[{\"system\":\"urn:ietf:rfc:3986\",\"value\":\"http:\\/\\/x.org\"}]",
                "\"identifier\":[{\"system\":\"urn:ietf:rfc:3986\",\"_value\":ABSENT}]",
                "\"extension\":[{\"url\":\"http://x.org\",\"valueCoding\":{\"system\":\"http:\",\"code\":\"a\"}}]",
                "\"valueString\":\" \"",
                "\"note\":[{\"text\":\"\\n\"}]",
                "\"referenceRange\":[{\"low\":{\"value\":1}}]",
                "\"valueQuantity\":{\"value\":1,\"comparator\":\"<\"}",
                "\"extension\":[{\"url\":\"http://x.org\",\"valueMoney\":{\"value\":1,\"currency\":\"EUR\"}}]",
            })
    void what_R4_permits_is_accepted(String members) {
        assertThat(faults(members)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"_issued\":{\"id\":\"a\"} | INVARIANT Observation.issued",
                "\"contained\":[{\"resourceType\":\"Patient\",\"id\":\"p\",\"name\":[{\"_given\":[{\"id\":\"a\"}]}]}],"
                        + "\"subject\":{\"reference\":\"#p\"} | INVARIANT Observation.contained[0].name[0].given",
                "\"contained\":[{\"resourceType\":\"Patient\",\"id\":\"p\",\"name\":[{\"given\":[\"a\",null],"
                        + "\"_given\":[null,{\"id\":\"a\"}]}]}],\"subject\":{\"reference\":\"#p\"} | INVARIANT"
                        + " Observation.contained[0].name[0].given",
                "\"note\":[{\"_text\":{\"id\":\"a\"}}] | INVARIANT Observation.note[0].text",
                "\"_id\":ABSENT | VALUE Observation.id",
                "\"extension\":[{\"_url\":ABSENT,\"valueCode\":\"a\"}] | REQUIRED Observation.extension[0].url",
                "\"extension\":[{\"url\":\"http:\",\"valueCode\":\"a\"}] | VALUE Observation.extension[0].url",
                "\"text\":{\"status\":\"generated\",\"div\":\"<div xmlns='http://www.w3.org/1999/xhtml'>x</div>\","
                        + "\"_div\":{\"id\":\"a\"}} | STRUCTURE Observation.text._div",
                "\"valueString\":\"\" | VALUE Observation.valueString",
                "\"identifier\":[{\"system\":\"urn:ietf:rfc:3986\",\"value\":\"1.2.3\"}] | VALUE"
                        + " Observation.identifier[0].value",
                "\"identifier\":[{\"system\":\"relative\",\"value\":\"a\"}] | VALUE Observation.identifier[0].system",
                "\"extension\":[{\"url\":\"http://x.org\",\"valueCoding\":{\"system\":\"relative\",\"code\":\"a\"}}]"
                        + " | VALUE Observation.extension[0].valueCoding.system",
                "\"contained\":[{\"resourceType\":\"ValueSet\",\"id\":\"v\",\"status\":\"draft\",\"url\":\"#v\"}],"
                        + "\"focus\":[{\"reference\":\"#v\"}] | VALUE Observation.contained[0].url",
                "\"referenceRange\":[{\"low\":{\"value\":1,\"comparator\":\"<\"}}] | INVARIANT"
                        + " Observation.referenceRange[0]",
                "\"extension\":[{\"url\":\"http://x.org\",\"valueMoney\":{\"currency\":\"euro\"}}] | CODE_INVALID"
                        + " Observation.extension[0].valueMoney.currency",
            })
    void what_R4_does_not_permit_is_one_fault(String members, String fault) {
        assertThat(faults(members)).containsExactly(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"\"Patient\" | ", "\"Patient\",null | ,\"_base\":[null,ABSENT]"})
    void a_required_code_in_an_array_is_not_only_an_extension(String codes, String extensions) {
        String resource = "{\"resourceType\":\"SearchParameter\",\"url\":\"http://x.org/s\",\"name\":\"S\",\"status\":"
                + "\"draft\",\"description\":\"d\",\"code\":\"c\",\"type\":\"token\",\"base\":[" + codes + "]"
                + (extensions == null ? "" : extensions.replace("ABSENT", ABSENT)) + "}";
        assertThat(BaseR4.faults(resource))
                .extracting(issue -> issue.code() + " " + issue.location())
                .containsExactly(
                        extensions == null ? new String[0] : new String[] {"CODE_INVALID SearchParameter.base"});
    }
}
