package dev.tarn.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.domain.request.PageSize;
import dev.tarn.domain.request.PageToken;
import dev.tarn.domain.smart.Access;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.DeleteResource;
import dev.tarn.ports.fhir.DeletedResource;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.fhir.FhirResources;
import dev.tarn.ports.fhir.HistoryEntry;
import dev.tarn.ports.fhir.HistoryRequest;
import dev.tarn.ports.fhir.PatchResource;
import dev.tarn.ports.fhir.Precondition;
import dev.tarn.ports.fhir.ResourceHistory;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.StoredResource;
import dev.tarn.ports.fhir.UpdateResource;
import dev.tarn.ports.fhir.WrittenResource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A client of the FHIR endpoint of an ACTIVE data store of a subject. */
final class FhirClient {

    static final ResourceAddress PATIENT = patient("p");

    final HealthLakeSubject subject;
    final DatastoreId store;

    FhirClient(HealthLakeSubject subject) {
        this(subject, new Client(subject).activeStore());
    }

    FhirClient(HealthLakeSubject subject, DatastoreId store) {
        this.subject = subject;
        this.store = store;
    }

    static ResourceAddress patient(String id) {
        return new ResourceAddress(ResourceType.Patient, new ResourceId(id));
    }

    /** {@return a patient of this id with further members} */
    static ResourceJson patient(String id, String members) {
        return resource(patient(id), members);
    }

    private static ResourceJson resource(ResourceAddress address, String members) {
        return ResourceJson.of("{\"resourceType\":\"" + address.type() + "\",\"id\":\"" + address.id() + "\""
                + (members.isEmpty() ? "" : "," + members) + "}");
    }

    /** {@return the member {@code meta} as the server writes it where the client has none} */
    static String meta(StoredResource stored) {
        return "\"meta\":{\"versionId\":\"" + stored.version() + "\",\"lastUpdated\":\""
                + Instants.text(stored.lastUpdated()) + "\"}";
    }

    FhirEndpoint fhir() {
        return subject.healthLake().fhir(Access.ALL);
    }

    FhirResources resources() {
        return fhir().resources();
    }

    StoredResource create(String json) {
        return resources().create(store, CreateResource.of(ResourceType.Patient, ResourceJson.of(json)));
    }

    WrittenResource put(String id, String members) {
        return put(id, members, Precondition.NONE);
    }

    WrittenResource put(String id, String members, Precondition precondition) {
        return resources().update(store, new UpdateResource(patient(id), patient(id, members), precondition));
    }

    /** Puts a resource of any type. */
    WrittenResource put(ResourceAddress address, String members) {
        return resources().update(store, UpdateResource.of(address, resource(address, members)));
    }

    WrittenResource putBody(ResourceAddress address, String json) {
        return resources().update(store, UpdateResource.of(address, ResourceJson.of(json)));
    }

    StoredResource patch(String id, String patch) {
        return resources().patch(store, PatchResource.of(patient(id), ResourceJson.of(patch)));
    }

    DeletedResource delete(String id) {
        return delete(patient(id));
    }

    DeletedResource delete(ResourceAddress address) {
        return resources().delete(store, DeleteResource.of(address));
    }

    StoredResource read(String id) {
        return resources().read(store, patient(id));
    }

    StoredResource read(String id, long version) {
        return resources().vread(store, patient(id), new VersionId(version));
    }

    ResourceHistory history(String id) {
        return fhir().history().ofResource(store, HistoryRequest.of(patient(id)));
    }

    ResourceHistory history(String id, int size, Optional<PageToken> token) {
        return fhir().history()
                .ofResource(
                        store,
                        new HistoryRequest(patient(id), Optional.empty(), Optional.empty(), new PageSize(size), token));
    }

    /** The answer to a single DELETE over HTTP has its time in seconds ({@link DeletedResource}). */
    static void assertSame(DeletedResource actual, DeletedResource expected) {
        assertThat(seconds(actual)).isEqualTo(seconds(expected));
    }

    private static DeletedResource seconds(DeletedResource deletion) {
        return new DeletedResource(
                deletion.address(), deletion.version(), deletion.lastUpdated().truncatedTo(ChronoUnit.SECONDS));
    }

    /** {@return the entry as a few words: {@code 3 updated}} */
    static String words(HistoryEntry entry) {
        return switch (entry.change()) {
            case WRITE -> {
                WrittenResource written = (WrittenResource) entry;
                StoredResource resource = written.resource();
                assertThat(resource.json().toString()).contains("\"versionId\":\"" + resource.version() + "\"");
                yield resource.version() + (written.created() ? " created" : " updated");
            }
            case DELETE -> ((DeletedResource) entry).version() + " deleted";
        };
    }
}
