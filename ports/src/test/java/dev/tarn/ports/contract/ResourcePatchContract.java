package dev.tarn.ports.contract;

import static dev.tarn.domain.failure.FailureKind.GONE;
import static dev.tarn.domain.failure.FailureKind.INVALID;
import static dev.tarn.domain.failure.FailureKind.UNPROCESSABLE;
import static dev.tarn.ports.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.fhir.VersionId;
import dev.tarn.ports.fhir.StoredResource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON Patch ({@code data-plane.md} 3.2; RFC 6902). */
public interface ResourcePatchContract extends SubjectContract {

    /** Members of which no patch here speaks: they come out as they went in. */
    String BYSTANDERS = "\"n\":[1.00,1E2,-0.0,0.10,1E400,12345678901234567890.123456789012345678901234567890,"
            + "1E-99999999999],\"s\":\"\\u00e9\\ud800 \uD83D\uDE00 \\/\",\"z\":{\"b\":null,\"a\":true}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"x\":1             | {\"op\":\"add\",\"path\":\"/y\",\"value\":2.50} | \"x\":1,* ,\"y\":2.50",
                "\"x\":1             | {\"op\":\"replace\",\"path\":\"/x\",\"value\":{\"c\":1.0}} | \"x\":{\"c\":1.0},*",
                "\"x\":[1,3]         | {\"op\":\"add\",\"path\":\"/x/1\",\"value\":2} | \"x\":[1,2,3],*",
                "\"x\":[1,2]         | {\"op\":\"add\",\"path\":\"/x/-\",\"value\":3} | \"x\":[1,2,3],*",
                "\"x\":[1,2]         | {\"op\":\"remove\",\"path\":\"/x/0\"} | \"x\":[2],*",
                "\"w\":7,\"x\":{\"y\":1} | {\"op\":\"remove\",\"path\":\"/x/y\"} | \"w\":7,\"x\":{},*",
                "\"x\":{\"y\":1}     | {\"op\":\"move\",\"from\":\"/x/y\",\"path\":\"/v\"} | \"x\":{},* ,\"v\":1",
                "\"x\":{\"y\":1.10}  | {\"op\":\"copy\",\"from\":\"/x\",\"path\":\"/x/z\"} |"
                        + " \"x\":{\"y\":1.10,\"z\":{\"y\":1.10}},*",
                "\"x\":{\"a/b\":1,\"~1\":2,\"\":3} | {\"op\":\"replace\",\"path\":\"/x/a~1b\",\"value\":9} |"
                        + " \"x\":{\"a/b\":9,\"~1\":2,\"\":3},*",
                "\"x\":{\"a/b\":1,\"~1\":2,\"\":3} | {\"op\":\"remove\",\"path\":\"/x/~01\"} |"
                        + " \"x\":{\"a/b\":1,\"\":3},*",
                "\"x\":{\"a/b\":1,\"~1\":2,\"\":3} | {\"op\":\"remove\",\"path\":\"/x/\"} |"
                        + " \"x\":{\"a/b\":1,\"~1\":2},*",
                "\"x\":1.00          | {\"op\":\"test\",\"path\":\"/x\",\"value\":1} | \"x\":1.00,*",
                "\"x\":{\"a\":1,\"b\":[2]} | {\"op\":\"test\",\"path\":\"/x\",\"value\":{\"b\":[2.0],\"a\":1}} |"
                        + " \"x\":{\"a\":1,\"b\":[2]},*",
            })
    default void an_operation_changes_what_it_names_and_nothing_else(String members, String operation, String result) {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.put("p", members.strip() + "," + BYSTANDERS);
            StoredResource patched = client.patch("p", "[" + operation + "]");
            assertThat(patched.version()).isEqualTo(new VersionId(2));
            assertThat(patched.json())
                    .hasToString("{\"resourceType\":\"Patient\",\"id\":\"p\"," + FhirClient.meta(patched) + ","
                            + result.replace("* ", BYSTANDERS).replace("*", BYSTANDERS) + "}");
            assertThat(client.read("p")).isEqualTo(patched);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"test\",\"path\":\"/x\",\"value\":2}",
                "{\"op\":\"test\",\"path\":\"/y\",\"value\":null}",
                "{\"op\":\"remove\",\"path\":\"/y\"}",
                "{\"op\":\"remove\",\"path\":\"/list/-\"}",
                "{\"op\":\"remove\",\"path\":\"/list/2\"}",
                "{\"op\":\"replace\",\"path\":\"/y\",\"value\":1}",
                "{\"op\":\"replace\",\"path\":\"/list/99999999999\",\"value\":1}",
                "{\"op\":\"add\",\"path\":\"/list/4\",\"value\":1}",
                "{\"op\":\"add\",\"path\":\"/list/-1\",\"value\":1}",
                "{\"op\":\"add\",\"path\":\"/list/01\",\"value\":1}",
                "{\"op\":\"add\",\"path\":\"/list/99999999999\",\"value\":1}",
                "{\"op\":\"add\",\"path\":\"/y/z\",\"value\":1}",
                "{\"op\":\"add\",\"path\":\"/x/z\",\"value\":1}",
                "{\"op\":\"move\",\"from\":\"/y\",\"path\":\"/z\"}",
                "{\"op\":\"move\",\"from\":\"/list\",\"path\":\"/list/0\"}",
                "{\"op\":\"copy\",\"from\":\"/y\",\"path\":\"/z\"}",
            })
    default void what_does_not_fit_is_refused_with_its_number_and_path_and_nothing_is_changed(String operation) {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            StoredResource before = client.put("p", "\"x\":1,\"list\":[1,2]").resource();
            String path = operation.replaceAll(".*\"path\":\"([^\"]*)\".*", "$1");
            assertRefused(
                            UNPROCESSABLE,
                            () -> client.patch(
                                    "p",
                                    "[{\"op\":\"remove\",\"path\":\"/x\"},{\"op\":\"add\",\"path\":\"/x\","
                                            + "\"value\":1}," + operation + "]"))
                    .contains("2", path);
            assertThat(client.read("p")).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[",
                "[{}]",
                "[1]",
                "[{\"op\":\"add\",\"path\":\"/x\"}]",
                "[{\"op\":\"add\",\"value\":1}]",
                "[{\"op\":\"add\",\"path\":7,\"value\":1}]",
                "[{\"op\":\"add\",\"path\":\"x\",\"value\":1}]",
                "[{\"op\":\"add\",\"path\":\"/x~\",\"value\":1}]",
                "[{\"op\":\"add\",\"path\":\"/~2\",\"value\":1}]",
                "[{\"op\":\"move\",\"path\":\"/x\"}]",
                "[{\"op\":\"ADD\",\"path\":\"/x\",\"value\":1}]",
                "[{\"op\":\"delete\",\"path\":\"/x\"}]",
                "[{\"op\":\"remove\",\"op\":\"remove\",\"path\":\"/x\"}]",
                "[{\"op\":\"replace\",\"path\":\"/id\",\"value\":\"q\"}]",
                "[{\"op\":\"remove\",\"path\":\"/id\"}]",
                "[{\"op\":\"replace\",\"path\":\"/resourceType\",\"value\":\"Person\"}]",
                "[{\"op\":\"remove\",\"path\":\"\"}]",
                "[{\"op\":\"replace\",\"path\":\"\",\"value\":[]}]",
                "[{\"op\":\"add\",\"path\":\"/meta\",\"value\":1}]",
            })
    default void what_is_no_patch_or_leaves_no_resource_is_refused(String patch) {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            StoredResource before = client.put("p", "\"x\":1").resource();
            assertRefused(INVALID, () -> client.patch("p", patch));
            assertThat(client.read("p")).isEqualTo(before);
        }
    }

    @Test
    default void the_whole_resource_can_be_replaced() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.put("p", "\"x\":1");
            String whole = FhirClient.patient("p", "\"y\":2").toString();
            StoredResource patched = client.patch("p", "[{\"op\":\"replace\",\"path\":\"\",\"value\":" + whole + "}]");
            assertThat(patched.json().toString()).contains("\"y\":2").doesNotContain("\"x\"");
        }
    }

    @Test
    default void what_a_patch_does_to_the_servers_members_is_lost() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.put("p", "\"meta\":{\"tag\":[]}");
            StoredResource patched = client.patch(
                    "p",
                    "[{\"op\":\"test\",\"path\":\"/meta/versionId\",\"value\":\"1\"},"
                            + "{\"op\":\"replace\",\"path\":\"/meta/versionId\",\"value\":\"9\"},"
                            + "{\"op\":\"remove\",\"path\":\"/meta/lastUpdated\"}]");
            assertThat(patched.json().toString())
                    .contains("\"meta\":{\"versionId\":\"2\",\"lastUpdated\":\"" + Instants.text(patched.lastUpdated())
                            + "\",\"tag\":[]}");
        }
    }

    @Test
    default void a_deleted_resource_cannot_be_patched() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.put("p", "");
            client.delete("p");
            assertRefused(GONE, () -> client.patch("p", "[]"));
        }
    }

    @Test
    default void a_patch_that_doubles_again_and_again_is_stopped() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.put("p", "\"x\":[\"" + "a".repeat(1_000) + "\"]");
            for (String from : List.of("/x", "")) {
                String copies = IntStream.range(0, 40)
                        .mapToObj(i -> "{\"op\":\"copy\",\"from\":\"" + from + "\",\"path\":\"/x/0\"}")
                        .collect(Collectors.joining(",", "[", "]"));
                assertRefused(UNPROCESSABLE, () -> client.patch("p", copies)).contains("larger");
            }
            String nests = IntStream.iterate(1, depth -> depth < 600, depth -> depth * 2)
                    .mapToObj(depth -> "{\"op\":\"copy\",\"from\":\"/y\",\"path\":\"/y" + "/y".repeat(depth) + "\"}")
                    .collect(Collectors.joining(",", "[{\"op\":\"add\",\"path\":\"/y\",\"value\":{}},", "]"));
            assertRefused(UNPROCESSABLE, () -> client.patch("p", nests)).contains("deeper");
            String many = IntStream.range(0, 1_001)
                    .mapToObj(i -> "{\"op\":\"test\",\"path\":\"/id\",\"value\":\"p\"}")
                    .collect(Collectors.joining(",", "[", "]"));
            assertRefused(INVALID, () -> client.patch("p", many)).contains("1000");
            assertThat(client.read("p").version()).isEqualTo(VersionId.FIRST);
        }
    }
}
