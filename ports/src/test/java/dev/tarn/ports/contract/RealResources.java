package dev.tarn.ports.contract;

import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.ports.fhir.DeleteResource;
import dev.tarn.ports.fhir.Precondition;
import dev.tarn.ports.fhir.StoredResource;
import dev.tarn.ports.fhir.TransactionEntry;
import dev.tarn.ports.fhir.TransactionFailed;
import dev.tarn.ports.fhir.UpdateResource;
import dev.tarn.ports.fhir.WrittenResource;
import java.util.List;
import java.util.stream.Collectors;

/** What the resources of a subject do, in the words of {@link ModelResources}. */
final class RealResources {

    private final FhirClient client;

    RealResources(FhirClient client) {
        this.client = client;
    }

    /** {@return what a request that writes this value answers, in words} */
    String answer(ResourceMove move, int value) {
        try {
            return answered(move, value);
        } catch (TransactionFailed e) {
            return e.failure().kind() + " in " + e.entry();
        } catch (HealthLakeException e) {
            return e.kind().name();
        }
    }

    private String answered(ResourceMove move, int value) {
        String id = move.id();
        String x = "\"x\":" + value;
        Precondition version = Precondition.version(new VersionId(move.number()));
        return switch (move.kind()) {
            case PUT -> words(client.put(id, x));
            case PUT_IF_VERSION -> words(client.put(id, x, version));
            case PUT_IF_ABSENT -> words(client.put(id, x, Precondition.ABSENT));
            case PATCH ->
                words(client.patch(id, "[{\"op\":\"replace\",\"path\":\"/x\",\"value\":" + value + "}]")) + " updated";
            case DELETE -> client.delete(id).version() + " deleted";
            case DELETE_IF_VERSION ->
                client.resources()
                                .delete(client.store, new DeleteResource(FhirClient.patient(id), version))
                                .version() + " deleted";
            case READ -> words(client.read(id));
            case READ_VERSION -> words(client.read(id, move.number()));
            case HISTORY ->
                client.history(id).entries().stream().map(FhirClient::words).collect(Collectors.joining(", "));
            case TRANSACTION ->
                client
                        .fhir()
                        .transactions()
                        .execute(client.store, List.of(put(id, x, Precondition.NONE), put(move.other(), x, version)))
                        .stream()
                        .map(WrittenResource.class::cast)
                        .map(RealResources::words)
                        .collect(Collectors.joining(", "));
        };
    }

    private static TransactionEntry put(String id, String x, Precondition precondition) {
        return TransactionEntry.of(new UpdateResource(FhirClient.patient(id), FhirClient.patient(id, x), precondition));
    }

    private static String words(WrittenResource written) {
        return words(written.resource()) + (written.created() ? " created" : " updated");
    }

    private static String words(StoredResource stored) {
        return stored.version() + ": " + stored.json().toString().replaceAll(".*\"x\":(\\d+)}", "$1");
    }
}
