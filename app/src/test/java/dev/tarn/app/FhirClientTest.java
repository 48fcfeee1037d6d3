package dev.tarn.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.PerformanceOptionsEnum;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.NotImplementedOperationException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import dev.tarn.app.setting.Settings;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** HAPI's client, which signs each request, against a server that verifies signatures. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FhirClientTest {

    private final FhirContext context = FhirContext.forR4();
    private TarnServer tarn;
    private IGenericClient client;

    @BeforeAll
    void start(@TempDir Path folder) {
        context.setPerformanceOptions(PerformanceOptionsEnum.DEFERRED_MODEL_SCANNING);
        tarn = TarnServer.start(Settings.forTest(folder).key("hapi", "hapi-secret"));
        client = signing(endpoint(), "hapi-secret");
    }

    private IGenericClient signing(String endpoint, String secret) {
        IGenericClient signing = context.newRestfulGenericClient(endpoint);
        signing.registerInterceptor(new SigningInterceptor("hapi", secret));
        return signing;
    }

    @AfterAll
    void stop() {
        tarn.close();
    }

    private String endpoint() {
        DatastoreId id = tarn.healthLake()
                .datastores()
                .create(CreateDatastoreRequest.named("hapi"))
                .id();
        return tarn.healthLake()
                .datastores()
                .describe(id)
                .endpoint()
                .map(endpoint -> tarn.url() + endpoint.getPath())
                .orElse(tarn.url() + "/datastore/" + id + "/r4/");
    }

    @Test
    void the_capabilities_are_those_of_a_server_of_FHIR_R4() {
        CapabilityStatement statement =
                client.capabilities().ofType(CapabilityStatement.class).execute();

        assertThat(statement.getFhirVersion().toCode()).isEqualTo("4.0.1");
        assertThat(statement.getRestFirstRep().getResource())
                .filteredOn(resource -> resource.getType().equals("Patient"))
                .singleElement()
                .satisfies(resource -> assertThat(resource.getInteraction())
                        .extracting(interaction -> interaction.getCode())
                        .contains(TypeRestfulInteraction.READ, TypeRestfulInteraction.HISTORYINSTANCE));
    }

    @Test
    void a_resource_is_created_read_updated_and_deleted() {
        MethodOutcome created = client.create().resource(ann()).execute();
        // As at AWS, a create has no Location; the id is in the resource that was created.
        IdType id = new IdType(created.getResource().getIdElement().getValue());
        assertThat(created.getCreated()).isTrue();
        assertThat(id.getVersionIdPart()).isEqualTo("1");

        Patient read = client.read()
                .resource(Patient.class)
                .withId(id.toUnqualifiedVersionless())
                .execute();
        assertThat(read.getNameFirstRep().getFamily()).isEqualTo("Ann");
        assertThat(read.getMeta().getVersionId()).isEqualTo("1");

        read.setActive(true);
        MethodOutcome updated = client.update().resource(read).execute();
        assertThat(updated.getId().getVersionIdPart()).isEqualTo("2");
        assertThat(client.read().resource(Patient.class).withId(id).execute().hasActive())
                .isFalse();

        client.delete().resourceById(id.toUnqualifiedVersionless()).execute();
        assertThatThrownBy(() -> client.read()
                        .resource(Patient.class)
                        .withId(id.toUnqualifiedVersionless())
                        .execute())
                .isInstanceOf(ResourceGoneException.class);
        assertThatThrownBy(() ->
                        client.read().resource(Patient.class).withId("nobody").execute())
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void a_patch_changes_what_it_names() {
        put("patched", ann());

        client.patch()
                .withBody("[{\"op\":\"add\",\"path\":\"/gender\",\"value\":\"female\"}]")
                .withId("Patient/patched")
                .execute();

        Patient patched =
                client.read().resource(Patient.class).withId("patched").execute();
        assertThat(patched.getGender()).isEqualTo(AdministrativeGender.FEMALE);
        assertThat(patched.getMeta().getVersionId()).isEqualTo("2");
        assertThatThrownBy(() -> client.patch()
                        .withBody("[{\"op\":\"remove\",\"path\":\"/nothing\"}]")
                        .withId("Patient/patched")
                        .execute())
                .isInstanceOf(UnprocessableEntityException.class);
    }

    @Test
    void a_history_tells_every_version_page_by_page() {
        for (int i = 0; i < 4; i++) {
            put("old", ann());
        }
        client.delete().resourceById("Patient", "old").execute();

        Bundle page = client.history()
                .onInstance(new IdType("Patient/old"))
                .returnBundle(Bundle.class)
                .count(2)
                .execute();

        assertThat(page.getType()).isEqualTo(BundleType.HISTORY);
        assertThat(page.getTotal()).isEqualTo(5);
        assertThat(page.getEntry())
                .extracting(entry -> entry.getRequest().getMethod())
                .containsExactly(HTTPVerb.DELETE, HTTPVerb.PUT);
        Bundle next = client.loadPage().next(page).execute();
        assertThat(next.getEntry())
                .extracting(entry -> entry.getResource().getMeta().getVersionId())
                .containsExactly("3", "2");
        Bundle last = client.loadPage().next(next).execute();
        assertThat(last.getEntry()).hasSize(1);
        assertThat(last.getLink("next")).isNull();
    }

    @Test
    void the_history_of_a_type_and_of_the_server_begins_with_the_newest() {
        put("young", ann());
        put("young", ann());
        client.delete().resourceById("Patient", "young").execute();

        Bundle ofType = client.history()
                .onType(Patient.class)
                .returnBundle(Bundle.class)
                .count(2)
                .execute();
        Bundle ofServer =
                client.history().onServer().returnBundle(Bundle.class).count(3).execute();

        assertThat(ofType.getType()).isEqualTo(BundleType.HISTORY);
        assertThat(ofType.getEntry())
                .extracting(entry -> entry.getRequest().getMethod() + " "
                        + entry.getRequest().getUrl())
                .containsExactly("DELETE Patient/young", "PUT Patient/young");
        assertThat(client.loadPage()
                        .next(ofType)
                        .execute()
                        .getEntry()
                        .get(0)
                        .getResource()
                        .getMeta()
                        .getVersionId())
                .isEqualTo("1");
        assertThat(ofServer.getEntry())
                .extracting(entry -> entry.getResponse().getEtag())
                .containsExactly("W/\"3\"", "W/\"2\"", "W/\"1\"");
        assertThat(ofServer.getTotal()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void a_transaction_links_what_it_creates() {
        Observation observation = new Observation().setStatus(Observation.ObservationStatus.FINAL);
        observation.getCode().setText("weight");
        observation.setSubject(new Reference("urn:uuid:7d44a1c0-0000-4000-8000-0123456789ab"));
        Bundle transaction = new Bundle().setType(BundleType.TRANSACTION);
        transaction
                .addEntry()
                .setResource(observation)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Observation");
        transaction
                .addEntry()
                .setFullUrl("urn:uuid:7d44a1c0-0000-4000-8000-0123456789ab")
                .setResource(ann())
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Patient");

        Bundle answer = client.transaction().withBundle(transaction).execute();

        List<String> places = answer.getEntry().stream()
                .map(entry -> entry.getResponse().getLocation())
                .toList();
        assertThat(answer.getType()).isEqualTo(BundleType.TRANSACTIONRESPONSE);
        assertThat(places.get(1)).matches("Patient/[^/]+/_history/1");
        assertThat(client.read()
                        .resource(Observation.class)
                        .withId(new IdType(places.get(0)))
                        .execute()
                        .getSubject()
                        .getReference())
                .isEqualTo(new IdType(places.get(1)).toUnqualifiedVersionless().getValue());
    }

    @Test
    void a_transaction_whose_last_entry_is_bad_leaves_nothing() {
        Bundle transaction = new Bundle().setType(BundleType.TRANSACTION);
        transaction
                .addEntry()
                .setResource(ann().setId("Patient/never"))
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl("Patient/never");
        transaction.addEntry().getRequest().setMethod(HTTPVerb.DELETE).setUrl("Patient/nobody");

        assertThatThrownBy(() -> client.transaction().withBundle(transaction).execute())
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Bundle.entry[1]");
        assertThatThrownBy(() ->
                        client.read().resource(Patient.class).withId("never").execute())
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void a_condition_that_does_not_hold_changes_nothing() {
        put("held", ann());
        Patient stale = client.read().resource(Patient.class).withId("held").execute();
        put("held", ann());

        // The client knows the version that it has read, and makes it the condition.
        assertThatThrownBy(() -> client.update().resource(stale).execute())
                .isInstanceOf(PreconditionFailedException.class);
        assertThat(client.read()
                        .resource(Patient.class)
                        .withId("held")
                        .execute()
                        .getMeta()
                        .getVersionId())
                .isEqualTo("2");
    }

    @Test
    void a_read_of_what_the_client_has_already_is_answered_from_there() {
        put("cached", ann());
        Patient known = client.read().resource(Patient.class).withId("cached").execute();

        Patient again = client.read()
                .resource(Patient.class)
                .withId("cached")
                .ifVersionMatches("1")
                .returnResource(known)
                .execute();

        assertThat(again).isSameAs(known);
    }

    @Test
    void validate_answers_an_outcome_with_all_issues() {
        Patient born = ann();
        born.addExtension("http://example.org/own", new StringType("a"));
        OperationOutcome valid =
                (OperationOutcome) client.validate().resource(born).execute().getOperationOutcome();
        assertThat(valid.getIssue())
                .extracting(issue -> issue.getSeverity().toCode() + " " + issue.getDiagnostics())
                .containsExactly(
                        "information Validation successful",
                        "warning dom-6: a resource should have a narrative, text.div, for people",
                        "information Unknown extension http://example.org/own");

        Observation faulty = new Observation();
        faulty.setStatus(Observation.ObservationStatus.FINAL);
        OperationOutcome refused =
                (OperationOutcome) client.validate().resource(faulty).execute().getOperationOutcome();
        assertThat(refused.getIssue().get(0).getSeverity()).isEqualTo(OperationOutcome.IssueSeverity.ERROR);
        assertThat(refused.getIssue().get(0).getCode()).isEqualTo(OperationOutcome.IssueType.REQUIRED);
        assertThat(refused.getIssue().get(0).getExpression().get(0).getValue()).isEqualTo("Observation.code");
    }

    @Test
    void what_is_not_there_yet_and_who_does_not_sign_are_told_so() {
        assertThatThrownBy(() -> client.operation()
                        .onInstance("Encounter/1")
                        .named("$everything")
                        .withNoParameters(Parameters.class)
                        .useHttpGet()
                        .execute())
                .isInstanceOf(NotImplementedOperationException.class)
                .hasMessageContaining("are not there yet");
        IGenericClient unsigned = context.newRestfulGenericClient(client.getServerBase());
        assertThatThrownBy(unsigned.capabilities().ofType(CapabilityStatement.class)::execute)
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("Invalid authorization header");
    }

    @Test
    void a_changed_secret_is_refused() {
        IGenericClient wrong = signing(client.getServerBase(), "another-secret");

        assertThatThrownBy(wrong.capabilities().ofType(CapabilityStatement.class)::execute)
                .isInstanceOf(ForbiddenOperationException.class)
                .hasMessageContaining("does not match the signature you provided");
    }

    @Test
    void a_search_by_token_and_by_date_has_the_signature_of_its_encoded_query() {
        put("found", ann().setBirthDateElement(new DateType("1980-02-29")));

        Bundle found = client.search()
                .forResource(Patient.class)
                .where(Patient.FAMILY.matches().values("Ann", "A, b|c"))
                .and(Patient.BIRTHDATE.after().day("1979-01-01"))
                .and(Patient.ACTIVE.isMissing(true))
                .returnBundle(Bundle.class)
                .execute();

        assertThat(found.getEntry())
                .extracting(entry -> entry.getResource().getIdElement().getIdPart())
                .contains("found");
    }

    private void put(String id, Patient patient) {
        patient.setId("Patient/" + id);
        client.update().resource(patient).execute();
    }

    private static Patient ann() {
        Patient patient = new Patient();
        patient.addName().setFamily("Ann");
        return patient;
    }
}
