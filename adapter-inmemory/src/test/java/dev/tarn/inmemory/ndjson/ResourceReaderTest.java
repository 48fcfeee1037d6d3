package dev.tarn.inmemory.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceReaderTest {

    static final String PATIENT = "\"resourceType\":\"Patient\",\"id\":\"p\"";

    @Test
    void a_resource_has_a_type_and_an_id_that_may_be_escaped() {
        AcceptedResource read =
                (AcceptedResource) read("{\"i\\u0064\":\"a\\u002d1\",\"resourceType\":\"Pati\\u0065nt\"}");

        assertThat(read.address().type()).isEqualTo(ResourceType.Patient);
        assertThat(read.address().id()).isEqualTo(new ResourceId("a-1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{*} | {*,\"meta\":{@}}",
                "{*,\"a\":1} | {*,\"meta\":{@},\"a\":1}",
                "{*,\"meta\":{}} | {*,\"meta\":{@}}",
                "{*,\"meta\":{\"versionId\":\"7\"},\"a\":1} | {*,\"meta\":{@},\"a\":1}",
                "{\"meta\":{\"lastUpdated\":\"2020\"} , *} | {\"meta\":{@}, *}",
                "{*,\"meta\":{\"tag\":[]}} | {*,\"meta\":{@,\"tag\":[]}}",
                "{*,\"meta\":{ \"versionId\":\"7\" , \"tag\":[] }} | {*,\"meta\":{@,  \"tag\":[] }}",
                "{*,\"meta\":{\"tag\":[] , \"versionId\":7}} | {*,\"meta\":{@,\"tag\":[]}}",
                "{*,\"meta\":{\"versionId\":{},\"tag\":[],\"lastUpdated\":\"\"}} | {*,\"meta\":{@,\"tag\":[]}}",
                "{*,\"meta\":{\"tag\":[],\"versionId\":\"\",\"lastUpdated\":\"\"}} | {*,\"meta\":{@,\"tag\":[]}}",
            })
    void the_server_writes_its_two_members_into_meta_and_nothing_else(String text, String expected) {
        String server = "\"versionId\":\"1\",\"lastUpdated\":\"2026-11-21T23:51:00.120Z\"";
        AcceptedResource read = (AcceptedResource) read(text.replace("*", PATIENT));

        Instant now = Instant.parse("2026-11-21T23:51:00.120Z");
        byte[] json = new ResourceVersion(read.address(), 1, now, read.body()).json();

        assertThat(new String(json, StandardCharsets.UTF_8))
                .isEqualTo(expected.replace("*", PATIENT).replace("@", server));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"resourceType\":\"Patient\"} | Missing required id field in resource json",
                "{\"id\":\"p\"} | Missing required resourceType field in resource json",
                "{\"resourceType\":\"Patient\",\"id\":\"a b\"} | 1 validation error detected: Value 'a b' at 'resourceId'"
                        + " failed to satisfy constraint: Member must satisfy regular expression pattern:"
                        + " [A-Za-z0-9-.]{1,64}",
                "{\"resourceType\":\"Pat1ent\",\"id\":\"p\"} | 1 validation error detected: Value 'Pat1ent' at"
                        + " 'resourceType' failed to satisfy constraint: Member must satisfy regular expression pattern:"
                        + " [A-Za-z]{1,256}",
                "{\"resourceType\":\"Horse\",\"id\":\"p\"} | 1 validation error detected: Value 'Horse' at 'resourceType'"
                        + " failed to satisfy constraint: Member must be a resource type of FHIR R4 that HealthLake stores",
                "{\"resourceType\":\"Patient\",\"id\":5} | id must be a string, and is a number",
                "{\"resourceType\":[\"Patient\"],\"id\":\"p\"} | resourceType must be a string, and is an array",
                "{*,\"id\":\"q\"} | id is there twice",
                "{*,\"resourceType\":\"Patient\"} | resourceType is there twice",
                "{*,\"meta\":{},\"meta\":{}} | meta is there twice",
                "{*,\"meta\":null} | meta must be an object, and is null",
                "{*,\"meta\":{\"versionId\":\"1\",\"versionId\":\"2\"}} | meta.versionId is there twice",
                "[{*}] | Invalid JSON found in input file: a resource is a JSON object, and this is an array",
                "17 | Invalid JSON found in input file: a resource is a JSON object, and this is a number",
                "{*} {*} | Invalid JSON found in input file: something follows the resource, which must be alone",
            })
    void what_is_wrong_is_said(String text, String diagnostics) {
        assertThat(read(text.replace("*", PATIENT))).isEqualTo(new InvalidResource(List.of(diagnostics)));
    }

    @Test
    void every_fault_of_a_line_is_told() {
        assertThat(read("{\"resourceType\":\"Horse\",\"meta\":1}"))
                .isInstanceOfSatisfying(
                        InvalidResource.class,
                        refusal -> assertThat(refusal.diagnostics())
                                .hasSize(3)
                                .anyMatch(d -> d.contains("'Horse'"))
                                .contains(
                                        "meta must be an object, and is a number",
                                        "Missing required id field in resource json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{*",
                "{*}}",
                "{*,}",
                "{*,\"a\":01}",
                "{*,\"a\":NaN}",
                "{*,\"a\":'b'}",
                "{*,b:1}",
                "{*}//",
                "{*,\"a\":\"\t\"}",
                "{*,\"a\":\"\\x\"}",
                "{*,\"a\":tru}",
                "{*,\"a\":[}",
                "[",
                "\"",
                "\uFEFF{*}",
                "{\0\"\0",
            })
    void what_is_not_strictly_JSON_is_refused(String text) {
        assertThat(read(text.replace("*", PATIENT)))
                .isInstanceOfSatisfying(
                        InvalidResource.class,
                        refusal -> assertThat(refusal.diagnostics())
                                .singleElement()
                                .asString()
                                .startsWith("Invalid JSON found in input file: "));
    }

    @Test
    void bytes_that_are_not_UTF_8_are_refused() {
        byte[] latin1 = ("{" + PATIENT + ",\"name\":\"é\"}").getBytes(StandardCharsets.ISO_8859_1);
        byte[] utf16 = ("{" + PATIENT + "}").getBytes(StandardCharsets.UTF_16LE);

        assertThat(new ResourceReader().read(latin1, 0, latin1.length))
                .isEqualTo(new InvalidResource(List.of("Invalid JSON found in input file: the bytes are not UTF-8")));
        assertThat(new ResourceReader().read(utf16, 0, utf16.length)).isInstanceOf(InvalidResource.class);
    }

    @Test
    void depth_and_digits_have_limits_and_length_has_none() {
        String deep = "{" + PATIENT + ",\"a\":" + "[".repeat(1_001) + "]".repeat(1_001) + "}";
        String digits = "{" + PATIENT + ",\"a\":" + "1".repeat(1_001) + "}";
        String large = "{" + PATIENT + ",\"a\":\"" + "x".repeat(30_000_000) + "\"}";

        assertThat(read(deep)).isInstanceOf(InvalidResource.class);
        assertThat(read(digits)).isInstanceOf(InvalidResource.class);
        assertThat(read(large)).isInstanceOf(AcceptedResource.class);
    }

    private static ReadResult read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new ResourceReader().read(bytes, 0, bytes.length);
    }
}
