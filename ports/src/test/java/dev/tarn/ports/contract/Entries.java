package dev.tarn.ports.contract;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.DeleteResource;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.FhirRequest;
import dev.tarn.ports.fhir.PatchResource;
import dev.tarn.ports.fhir.ReadResource;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.StoredResource;
import dev.tarn.ports.fhir.TransactionEntry;
import dev.tarn.ports.fhir.UpdateResource;
import dev.tarn.ports.fhir.WrittenResource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Entries of transactions, said shortly. */
final class Entries {

    static final String URN = "urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0";

    private Entries() {}

    static TransactionEntry entry(FhirRequest request) {
        return TransactionEntry.of(request);
    }

    static TransactionEntry named(String fullUrl, FhirRequest request) {
        return new TransactionEntry(Optional.of(fullUrl), request);
    }

    static CreateResource createObservation(String members) {
        return CreateResource.of(
                ResourceType.Observation, ResourceJson.of("{\"resourceType\":\"Observation\"," + members + "}"));
    }

    static CreateResource createPatient() {
        return CreateResource.of(ResourceType.Patient, ResourceJson.of("{\"resourceType\":\"Patient\"}"));
    }

    static UpdateResource put(String id, String members) {
        return UpdateResource.of(FhirClient.patient(id), FhirClient.patient(id, members));
    }

    static PatchResource patch(String id, String patch) {
        return PatchResource.of(FhirClient.patient(id), ResourceJson.of(patch));
    }

    static ReadResource read(String id) {
        return new ReadResource(FhirClient.patient(id), Optional.empty());
    }

    static DeleteResource delete(String id) {
        return DeleteResource.of(FhirClient.patient(id));
    }

    static List<EntryAnswer> run(FhirClient client, TransactionEntry... entries) {
        return client.fhir().transactions().execute(client.store, Arrays.asList(entries));
    }

    static StoredResource written(EntryAnswer answer) {
        return ((WrittenResource) answer).resource();
    }
}
