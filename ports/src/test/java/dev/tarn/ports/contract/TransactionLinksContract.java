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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links between the entries of a transaction ({@code decisions.md} D72; {@code domain/docs/decisions.md} T26). */
public interface TransactionLinksContract extends SubjectContract {

    @Test
    default void links_to_entries_before_and_after_become_addresses_and_no_other_byte_changes() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            String before = "{ \"resourceType\" : \"Observation\",\"n\": 1.00,"
                    + "\"subject\":{\"reference\" : \"@\",\"display\":\"@\"},"
                    + "\"contained\":[{\"basedOn\":[{\"reference\":\"@\"}],\"_issued\":{\"extension\":[{\"valueUri\":\"@\"}]},"
                    + "\"resourceType\":\"DiagnosticReport\"}],"
                    + "\"identifier\":[{\"system\":\"urn:ietf:rfc:3986\",\"value\":\"@\"}],"
                    + "\"text\":{\"div\":\"<a href=\\\"@\\\">@ \u00e9</a><img src='@'/><a href='@x'/>\"},"
                    + "\"focus\":[{\"reference\":\"@#a\"},"
                    + "{\"reference\":\"urn:uuid:1c3151bd-1cbf-4d64-b04d-cd9187a4c6e0\"}]}";
            CreateResource observation =
                    CreateResource.of(ResourceType.Observation, ResourceJson.of(before.replace("@", URN)));
            List<EntryAnswer> answers =
                    run(client, entry(observation), named(URN, createPatient()), entry(observation));
            String patient = address(answers.get(1));
            for (EntryAnswer answer : List.of(answers.get(0), answers.get(2))) {
                StoredResource stored = written(answer);
                assertThat(stored.json())
                        .hasToString(before.replace(
                                        "\"Observation\"",
                                        "\"Observation\",\"id\":\""
                                                + stored.address().id() + "\"," + FhirClient.meta(stored))
                                .replace("\"reference\" : \"@\"", "\"reference\" : \"" + patient + "\"")
                                .replace("[{\"reference\":\"@\"", "[{\"reference\":\"" + patient + "\"")
                                .replace("\"valueUri\":\"@\"", "\"valueUri\":\"" + patient + "\"")
                                .replace("href=\\\"@\\\"", "href=\\\"" + patient + "\\\"")
                                .replace("src='@'", "src='" + patient + "'")
                                .replace("@", URN));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0",
                "urn:oid:1.2.3.4",
                "http://source.example.org/fhir/Patient/p1",
                "https://source.example.org/Patient/p1",
                "http://source.example.org/anything?else=1",
                "x-scheme:a"
            })
    default void the_target_of_a_link_may_have_any_absolute_url(String url) {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            String link = "\"subject\":{\"reference\":\"" + url + "\"}";
            List<EntryAnswer> answers = run(client, entry(createObservation(link)), named(url, createPatient()));
            assertThat(json(answers.get(0)))
                    .contains("\"subject\":{\"reference\":\"" + address(answers.get(1)) + "\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patient/p1", "p1", "#p1", ""})
    default void an_entry_whose_url_is_not_absolute_is_no_target(String url) {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            String link = "\"subject\":{\"reference\":\"" + url + "\"}";
            assertThat(json(run(client, entry(createObservation(link)), named(url, createPatient()))
                            .get(0)))
                    .contains(link);
        }
    }

    @Test
    default void a_relative_link_is_resolved_by_the_url_of_the_entry_that_holds_it() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            String link = "\"subject\":{\"reference\":\"Patient/p1\"},\"valueUri\":\"Patient/p2\"";
            CreateResource observation = createObservation(link);
            List<EntryAnswer> answers = run(
                    client,
                    named("http://a.example.org/fhir/Patient/p1", createPatient()),
                    named("http://b.example.org/fhir/Patient/p1", createPatient()),
                    named("http://a.example.org/fhir/Observation/o1", observation),
                    named("http://b.example.org/fhir/Observation/o1", observation),
                    named("http://c.example.org/fhir/Observation/o1", observation),
                    named(URN, observation),
                    named("http://a.example.org/fhir/", observation),
                    entry(observation));
            for (int i = 0; i < 2; i++) {
                assertThat(json(answers.get(2 + i)))
                        .contains("\"reference\":\"" + address(answers.get(i)) + "\"")
                        .contains("\"valueUri\":\"Patient/p2\"");
            }
            assertThat(answers.subList(4, 8))
                    .allSatisfy(answer -> assertThat(json(answer)).contains(link));
        }
    }

    @Test
    default void a_link_to_a_version_leads_to_the_version_that_the_transaction_makes() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.put("there", "");
            client.put("there", "");
            String base = "http://source.example.org/fhir/";
            CreateResource observation = createObservation("\"subject\":{\"reference\":\"Patient/new/_history/7\"},"
                    + "\"focus\":[{\"reference\":\"" + base + "Patient/there/_history/7\"},"
                    + "{\"reference\":\"" + base + "Patient/other/_history/7\"},"
                    + "{\"reference\":\"" + base + "Patient/new/_history/\"}]");
            List<EntryAnswer> answers = run(
                    client,
                    named(base + "Observation/o", observation),
                    named(
                            base + "Patient/there",
                            put("there", "\"link\":[{\"other\":{\"reference\":" + "\"Patient/there/_history/1\"}}]")),
                    named(base + "Patient/new", createPatient()),
                    named(base + "Observation/o2", observation));
            for (EntryAnswer answer : List.of(answers.get(0), answers.get(3))) {
                assertThat(json(answer))
                        .contains("\"subject\":{\"reference\":\"" + address(answers.get(2)) + "/_history/1\"}")
                        .contains("\"reference\":\"Patient/there/_history/3\"")
                        .contains("\"reference\":\"" + base + "Patient/other/_history/7\"")
                        .contains("\"reference\":\"" + base + "Patient/new/_history/\"");
            }
            assertThat(json(answers.get(1))).contains("\"reference\":\"Patient/there/_history/3\"");
        }
    }

    @Test
    default void links_in_updates_and_to_updates_are_resolved_too() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            String link = "\"link\":[{\"other\":{\"reference\":\"urn:\\u0075uid:" + URN.substring(9) + "\"}}]";
            run(client, named(URN, put("named", link)), entry(put("other", link)));
            assertThat(client.read("named").json().toString()).contains("\"reference\":\"Patient/named\"");
            assertThat(client.read("other").json().toString()).contains("\"reference\":\"Patient/named\"");
        }
    }

    @Test
    default void a_value_of_a_patch_is_a_link_where_its_path_leads_to_one() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.put("patched", "\"link\":[{\"other\":{}}],\"identifier\":[{}],\"extension\":[{}]");
            String patch = "[{'op':'add','path':'/link/0/other/reference','value':'@'},"
                    + "{'op':'add','path':'/identifier/0/value','value':'@'},"
                    + "{'value':{'reference':'@','display':'@'},'op':'add','path':'/generalPractitioner'},"
                    + "{'op':'add','path':'/identifier/-','value':{'value':'@','assigner':{'reference':'@'}}},"
                    + "{'op':'add','path':'/text','value':{'div':'<a href=\\u0022@\\u0022>@</a>'}},"
                    + "{'op':'add','path':'/extension/0/url','value':'@'},"
                    + "{'op':'add','path':'/extension/0/valueUri','value':'@'},"
                    + "{'op':'test','path':'/link/0/other/reference','value':'@'}]";
            String quoted = patch.replace('\'', '"').replace("@", URN);
            run(client, named(URN, put("named", "")), entry(patch("patched", quoted)));
            assertThat(client.read("patched").json().toString())
                    .contains("\"link\":[{\"other\":{\"reference\":\"Patient/named\"}}]")
                    .contains("\"identifier\":[{\"value\":\"" + URN + "\"},{\"value\":\"" + URN
                            + "\",\"assigner\":{\"reference\":\"Patient/named\"}}]")
                    .contains("\"generalPractitioner\":{\"reference\":\"Patient/named\",\"display\":\"" + URN + "\"}")
                    .contains("href=\\u0022Patient/named\\u0022>" + URN + "<")
                    .contains("\"url\":\"" + URN + "\",\"valueUri\":\"Patient/named\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'contained':[{'resourceType':'ServiceRequest','instantiatesCanonical':['@']}]",
                "'contained':[{'questionnaire':'@','resourceType':'QuestionnaireResponse'}]",
                "'meta':{'profile':['@']}",
                "'contained':[{'resourceType':'Device','distinctIdentifier':'@','udiCarrier':[{'issuer':'@'}]}]",
                "'identifier':[{'system':'@','value':'@'}]",
                "'extension':[{'url':'@','valueCanonical':'@'}]",
                "'valueString':'@'",
                "'extension':[{'valueId':'@'},{'valueCode':'@'},{'valueMarkdown':'@'},{'valueString':'@'}]",
                "'code':{'coding':[{'system':'@','code':'@','display':'@'}],'text':'@'}",
                "'valueQuantity':{'value':1,'system':'@','code':'@'}",
                "'subject':{'type':'@'}",
                "'modifierExtension':[{'url':'@'}]",
                "'contained':[{'resourceType':'ValueSet','url':'@','compose':{'include':[{'system':'@'}]}}]",
                "'contained':[{'resourceType':'ConceptMap','group':[{'source':'@','target':'@'}]}]",
                "'contained':[{'resourceType':'MeasureReport','measure':'@'},{'reference':{'url':'@'},'url':'@'}]",
                "'url':'@','valueUri':'@','nosuch':{'reference':'@'}",
                "'note':[{'text':'@','authorString':'@'}]"
            })
    default void canonicals_identifiers_codes_and_words_stay(String members) {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            String url = "http://source.example.org/fhir/PlanDefinition/p1";
            String observation = members.replace('\'', '"').replace("@", url);
            assertThat(json(run(client, entry(createObservation(observation)), named(url, createPatient()))
                            .get(0)))
                    .contains(observation.replace("\"meta\":{", ""));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'subject':{'reference':'@'}",
                "'_status':{'extension':[{'url':'x','valueReference':{'reference':'@'}}]}",
                "'contained':[{'resourceType':'ServiceRequest','instantiatesUri':['x','@']}]",
                "'extension':[{'url':'x','valueUrl':'@'},{'valueUri':'@'},{'valueOid':'@'},{'valueUuid':'@'}]",
                "'extension':[{'url':'x','valueAttachment':{'url':'@'}}]",
                "'contained':[{'relatedArtifact':[{'url':'@'}],'resourceType':'Library'}]",
                "'contained':[{'resourceType':'DetectedIssue','reference':'@'},{'resourceType':'Device','url':'@'}]",
                "'contained':[{'subject':{'reference':'@'}}]",
                "'component':[{'referenceRange':[{'extension':[{'valueUri':'@'}]}]}]",
                "'meta':{'source':'@'}",
                "'implicitRules':'@'"
            })
    default void references_and_elements_that_are_uris_are_links(String members) {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            String url = "http://source.example.org/fhir/Patient/p1";
            String observation = members.replace('\'', '"');
            List<EntryAnswer> answers =
                    run(client, entry(createObservation(observation.replace("@", url))), named(url, createPatient()));
            assertThat(json(answers.get(0)))
                    .contains(observation.replace("@", address(answers.get(1))).replace("\"meta\":{", ""));
        }
    }

    @Test
    default void a_bundle_that_is_stored_keeps_its_own_urls_and_the_links_between_its_entries() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            String other = "http://source.example.org/fhir/Patient/p1";
            String entries = "\"entry\":[{\"resource\":{\"resourceType\":\"Observation\",\"subject\":{\"reference\":\""
                    + URN + "\"}},\"request\":{\"url\":\"" + other + "\"}},{\"fullUrl\":\"" + URN
                    + "\",\"resource\":{\"resourceType\":\"Patient\",\"link\":[{\"other\":{\"reference\":\"" + other
                    + "\"}},{\"other\":{\"reference\":\"Patient/p1\"}}]}}]";
            CreateResource bundle = CreateResource.of(
                    ResourceType.Bundle,
                    ResourceJson.of("{\"resourceType\":\"Bundle\",\"type\":\"collection\"," + entries + "}"));
            List<EntryAnswer> answers = run(
                    client,
                    named("http://source.example.org/fhir/Bundle/b1", bundle),
                    named(URN, createPatient()),
                    named(other, createPatient()));
            assertThat(json(answers.get(0)))
                    .contains(entries.replace(
                            "\"reference\":\"" + other + "\"", "\"reference\":\"" + address(answers.get(2)) + "\""));
        }
    }

    @Test
    default void a_narrative_may_hold_long_texts_and_escaped_slashes() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            String url = "http://source.example.org/fhir/Patient/p1";
            String image = "data:image/png;base64," + "A+/\\/".repeat(200_000);
            String div = "\"text\":{\"div\":\"<img src='" + image + "'/><a href=\\\"@\\\">@</a>\"}";
            List<EntryAnswer> answers = run(
                    client,
                    entry(createObservation(div.replace("@", url.replace("/", "\\/")))),
                    named(url, createPatient()));
            assertThat(json(answers.get(0)))
                    .contains(image)
                    .contains("href=\\\"" + address(answers.get(1)) + "\\\">" + url.replace("/", "\\/") + "<");
        }
    }

    private static String address(EntryAnswer answer) {
        return written(answer).address().toString();
    }

    private static String json(EntryAnswer answer) {
        return written(answer).json().toString();
    }
}
