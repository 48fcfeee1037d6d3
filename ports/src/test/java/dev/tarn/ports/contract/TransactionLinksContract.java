package dev.tarn.ports.contract;

import static dev.tarn.ports.contract.Entries.URN;
import static dev.tarn.ports.contract.Entries.createObservation;
import static dev.tarn.ports.contract.Entries.createPatient;
import static dev.tarn.ports.contract.Entries.entry;
import static dev.tarn.ports.contract.Entries.named;
import static dev.tarn.ports.contract.Entries.patch;
import static dev.tarn.ports.contract.Entries.put;
import static dev.tarn.ports.contract.Entries.run;
import static dev.tarn.ports.contract.Entries.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.StoredResource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Links between the entries of a transaction ({@code data-plane.md} 3.5; {@code domain/docs/decisions.md} T26). */
public interface TransactionLinksContract extends SubjectContract {

    @Test
    default void links_to_entries_before_and_after_become_addresses_and_no_other_byte_changes() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            String before = "{ \"resourceType\" : \"Observation\",\"n\": 1.00,"
                    + "\"subject\":{\"reference\" : \"@\",\"display\":\"@\"},"
                    + "\"contained\":[{\"list\":[\"@\",\"x\"],\"valueUri\":\"@\"}],"
                    + "\"identifier\":[{\"system\":\"urn:ietf:rfc:3986\",\"value\":\"@\"}],"
                    + "\"text\":{\"div\":\"<a href=\\\"@\\\">@ \u00e9</a><img src='@'/><a href='@x'/>\"},"
                    + "\"other\":\"@#a\",\"dangling\":\"urn:uuid:1c3151bd-1cbf-4d64-b04d-cd9187a4c6e0\"}";
            CreateResource observation =
                    CreateResource.of(ResourceType.Observation, ResourceJson.of(before.replace("@", URN)));
            List<EntryAnswer> answers =
                    run(client, entry(observation), named(URN, createPatient()), entry(observation));
            String patient = written(answers.get(1)).address().toString();
            for (EntryAnswer answer : List.of(answers.get(0), answers.get(2))) {
                StoredResource stored = written(answer);
                assertThat(stored.json())
                        .hasToString(before.replace(
                                        "\"Observation\"",
                                        "\"Observation\",\"id\":\""
                                                + stored.address().id() + "\"," + FhirClient.meta(stored))
                                .replace("\"reference\" : \"@\"", "\"reference\" : \"" + patient + "\"")
                                .replace("[\"@\"", "[\"" + patient + "\"")
                                .replace("\"valueUri\":\"@\"", "\"valueUri\":\"" + patient + "\"")
                                .replace("href=\\\"@\\\"", "href=\\\"" + patient + "\\\"")
                                .replace("src='@'", "src='" + patient + "'")
                                .replace("@", URN));
            }
        }
    }

    @Test
    default void links_in_updates_and_patches_and_to_updates_are_resolved_too() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.put("patched", "");
            String link = "\"link\":{\"reference\":\"urn:\\u0075uid:" + URN.substring(9) + "\"}";
            run(
                    client,
                    named(URN, put("named", link)),
                    entry(put("other", link)),
                    entry(patch("patched", "[{\"op\":\"add\",\"path\":\"/y\",\"value\":\"" + URN + "\"}]")));
            assertThat(client.read("named").json().toString()).contains("\"reference\":\"Patient/named\"");
            assertThat(client.read("other").json().toString()).contains("\"reference\":\"Patient/named\"");
            assertThat(client.read("patched").json().toString()).contains("\"y\":\"Patient/named\"");
        }
    }

    @Test
    default void only_a_urn_is_the_name_of_an_entry() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            String url = "http://example.org/fhir/ValueSet/colours";
            StoredResource stored = written(run(client, named(url, createObservation("\"url\":\"" + url + "\"")))
                    .get(0));
            assertThat(stored.json().toString()).contains("\"url\":\"" + url + "\"");
        }
    }
}
