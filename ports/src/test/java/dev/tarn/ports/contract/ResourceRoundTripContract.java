package dev.tarn.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.StoredResource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A resource comes out as it went in, byte for byte, but for {@code id} and the server's two members of {@code meta}. */
public interface ResourceRoundTripContract extends SubjectContract {

    private static String oneLine(String json) {
        return json.replace('\r', ' ').replace('\n', ' ');
    }

    private static String join(String comma, List<String> before, List<String> own, List<String> after) {
        return Stream.of(before, own, after).flatMap(List::stream).collect(Collectors.joining(comma));
    }

    @Property(tries = 150)
    default void what_is_put_is_read_back_byte_for_byte(
            @ForAll("members") List<String> before,
            @ForAll("members") List<String> after,
            @ForAll("commas") String comma) {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            List<String> own = List.of("\"resourceType\":\"Patient\"", "\"id\":\"p-1\"");
            String json = "{" + join(comma, before, own, after) + "}";
            client.putBody(FhirClient.patient("p-1"), json);
            StoredResource read = client.read("p-1");
            assertThat(read.json())
                    .hasToString(oneLine(json).replace("\"id\":\"p-1\"", "\"id\":\"p-1\"," + FhirClient.meta(read)));
            client.putBody(FhirClient.patient("p-1"), read.json().toString());
            assertThat(client.read("p-1").json())
                    .as("what was read is put")
                    .hasToString(read.json().toString().replace("\"versionId\":\"1\"", "\"versionId\":\"2\""));
        }
    }

    @Property(tries = 100)
    default void what_is_created_differs_in_its_id_only(
            @ForAll("members") List<String> before,
            @ForAll("members") List<String> after,
            @ForAll("commas") String comma) {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            List<String> own = List.of("\"id\":[\"of\",{\"no\":\"use\"}]", "\"resourceType\":\"Patient\"");
            String json = "{" + join(comma, before, own, after) + "}";
            StoredResource made = client.resources()
                    .create(client.store, CreateResource.of(ResourceType.Patient, ResourceJson.of(json)));
            assertThat(made.json())
                    .hasToString(oneLine(json)
                            .replace(own.get(0), "\"id\":\"" + made.address().id() + "\"," + FhirClient.meta(made)));
            assertThat(client.resources().read(client.store, made.address())).isEqualTo(made);
        }
    }

    @Test
    default void five_megabytes_are_a_resource() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            String data = "QUJD".repeat(1_310_000);
            client.put("p", "\"data\":\"" + data + "\",\"n\":1.0");
            assertThat(client.read("p").json().toString()).endsWith("\"data\":\"" + data + "\",\"n\":1.0}");
        }
    }

    @Provide
    default Arbitrary<List<String>> members() {
        return AnyJson.members();
    }

    @Provide
    default Arbitrary<String> commas() {
        return AnyJson.mark(",");
    }
}
