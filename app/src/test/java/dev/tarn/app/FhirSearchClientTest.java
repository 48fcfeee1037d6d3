package dev.tarn.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.PerformanceOptionsEnum;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.SearchStyleEnum;
import ca.uhn.fhir.rest.api.SearchTotalModeEnum;
import ca.uhn.fhir.rest.api.SummaryEnum;
import ca.uhn.fhir.rest.client.api.IClientInterceptor;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.IHttpRequest;
import ca.uhn.fhir.rest.client.api.IHttpResponse;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import dev.tarn.app.setting.Settings;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Searches, pages and includes as HAPI's client asks for them and reads them, with {@code --compat fhir}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FhirSearchClientTest {

    private static final int PATIENTS = 7;

    private final FhirContext context = FhirContext.forR4();
    private TarnServer tarn;
    private IGenericClient client;

    @BeforeAll
    void start(@TempDir Path folder) {
        context.setPerformanceOptions(PerformanceOptionsEnum.DEFERRED_MODEL_SCANNING);
        tarn = TarnServer.start(Settings.forTest(folder).compat(SearchDialect.FHIR));
        DatastoreId id = tarn.healthLake()
                .datastores()
                .create(CreateDatastoreRequest.named("hapi"))
                .id();
        client = context.newRestfulGenericClient(tarn.url() + "/datastore/" + id + "/r4/");
        client.registerInterceptor(new Signature());
        for (int i = 0; i < PATIENTS; i++) {
            Patient patient = new Patient();
            patient.setId("p" + i);
            patient.setGender(AdministrativeGender.MALE).addName().setFamily("Müller" + i);
            patient.setMultipleBirth(new BooleanType(false));
            client.update().resource(patient).execute();
            Observation observation = new Observation();
            observation.setId("o" + i);
            observation.setStatus(Observation.ObservationStatus.FINAL).setSubject(new Reference("Patient/p" + i));
            observation.getCode().addCoding().setSystem("http://loinc.org").setCode("8480-6");
            client.update().resource(observation).execute();
        }
    }

    @AfterAll
    void stop() {
        tarn.close();
    }

    /** Tarn verifies no signature, so none need be computed. */
    private static final class Signature implements IClientInterceptor {
        @Override
        public void interceptRequest(IHttpRequest request) {
            request.addHeader("Authorization", FhirWire.AUTHORIZATION);
        }

        @Override
        public void interceptResponse(IHttpResponse response) {}
    }

    private static Stream<String> ids(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(entry -> entry.getResource().getIdElement().getIdPart());
    }

    @Test
    void a_search_by_GET_and_by_POST_finds_the_same() {
        for (SearchStyleEnum style : List.of(SearchStyleEnum.GET, SearchStyleEnum.POST)) {
            Bundle found = client.search()
                    .forResource(Patient.class)
                    .where(Patient.FAMILY.matches().value("muller3"))
                    .usingStyle(style)
                    .returnBundle(Bundle.class)
                    .execute();
            assertThat(ids(found)).as("%s", style).containsExactly("p3");
            assertThat(found.getEntryFirstRep().getSearch().getMode()).isEqualTo(Bundle.SearchEntryMode.MATCH);
        }
    }

    @Test
    void the_client_follows_the_next_links_to_the_end_and_meets_each_match_once() {
        Bundle page = client.search()
                .forResource(Patient.class)
                .where(Patient.GENDER.exactly().code("male"))
                .sort()
                .descending(Patient.RES_ID)
                .count(3)
                .totalMode(SearchTotalModeEnum.ACCURATE)
                .returnBundle(Bundle.class)
                .execute();
        assertThat(page.getTotal()).isEqualTo(PATIENTS);
        List<String> all = new ArrayList<>();
        ids(page).forEach(all::add);
        while (page.getLink(Bundle.LINK_NEXT) != null) {
            page = client.loadPage().next(page).execute();
            ids(page).forEach(all::add);
        }
        assertThat(all).containsExactly("p6", "p5", "p4", "p3", "p2", "p1", "p0");
    }

    @Test
    void chains_reverse_chains_and_includes_are_read() {
        Bundle chained = client.search()
                .forResource(Observation.class)
                .where(Observation.SUBJECT.hasChainedProperty(
                        "Patient", Patient.FAMILY.matches().value("Müller2")))
                .include(Observation.INCLUDE_SUBJECT)
                .returnBundle(Bundle.class)
                .execute();
        assertThat(ids(chained)).containsExactly("o2", "p2");
        assertThat(chained.getEntry().get(1).getSearch().getMode()).isEqualTo(Bundle.SearchEntryMode.INCLUDE);

        Bundle reverse = client.search()
                .byUrl("Patient?_has:Observation:patient:_id=o5&_revinclude=Observation:patient")
                .returnBundle(Bundle.class)
                .execute();
        assertThat(ids(reverse)).containsExactly("p5", "o5");
    }

    @Test
    void a_summary_and_elements_are_parts_that_are_tagged() {
        Bundle summary = client.search()
                .forResource(Patient.class)
                .where(Patient.RES_ID.exactly().code("p1"))
                .summaryMode(SummaryEnum.TRUE)
                .returnBundle(Bundle.class)
                .execute();
        Patient summarized = onlyPatient(summary);
        assertThat(summarized.hasName()).isTrue();
        assertThat(summarized.hasMultipleBirth()).isFalse();
        Bundle elements = client.search()
                .forResource(Patient.class)
                .where(Patient.RES_ID.exactly().code("p1"))
                .elementsSubset("gender")
                .returnBundle(Bundle.class)
                .execute();
        Patient part = onlyPatient(elements);
        assertThat(part.hasGender()).isTrue();
        assertThat(part.hasName()).isFalse();
    }

    /** {@return the only entry, whose tag says that it is a part} */
    private static Patient onlyPatient(Bundle bundle) {
        assertThat(ids(bundle)).containsExactly("p1");
        Patient patient = (Patient) bundle.getEntryFirstRep().getResource();
        assertThat(patient.getMeta().getTag())
                .extracting(Coding::getSystem, Coding::getCode)
                .containsExactly(tuple("http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "SUBSETTED"));
        return patient;
    }

    @Test
    void conditional_writes_are_those_of_the_client() {
        Patient patient = new Patient();
        patient.addIdentifier().setSystem("http://example.org/mrn").setValue("42");
        String condition = "Patient?identifier=http://example.org/mrn|42";
        MethodOutcome made =
                client.create().resource(patient).conditionalByUrl(condition).execute();
        MethodOutcome found =
                client.create().resource(patient).conditionalByUrl(condition).execute();
        assertThat(made.getCreated()).isTrue();
        assertThat(found.getId().getIdPart()).isEqualTo(made.getId().getIdPart());
        patient.setActive(true);
        assertThat(client.update()
                        .resource(patient)
                        .conditionalByUrl(condition)
                        .execute()
                        .getId()
                        .getVersionIdPart())
                .isEqualTo("2");
        assertThatThrownBy(() -> client.delete()
                        .resourceConditionalByUrl("Patient?gender=male")
                        .execute())
                .isInstanceOf(PreconditionFailedException.class);
        client.delete().resourceConditionalByUrl(condition).execute();
        assertThat(ids(client.search()
                        .byUrl(condition)
                        .returnBundle(Bundle.class)
                        .execute()))
                .isEmpty();
    }

    @Test
    void everything_of_a_patient_is_one_bundle() {
        Bundle all = client.operation()
                .onInstance("Patient/p1")
                .named("$everything")
                .withNoParameters(Parameters.class)
                .useHttpGet()
                .returnResourceType(Bundle.class)
                .execute();
        assertThat(ids(all)).containsExactly("o1", "p1");
    }

    @Test
    void an_error_names_the_parameter() {
        assertThatThrownBy(() -> client.search()
                        .byUrl("Patient?birthdate=yesterday")
                        .returnBundle(Bundle.class)
                        .execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("birthdate")
                .hasMessageContaining("yesterday");
    }
}
