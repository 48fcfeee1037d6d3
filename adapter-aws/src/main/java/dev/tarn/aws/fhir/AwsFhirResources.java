package dev.tarn.aws.fhir;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.PreconditionFailed;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.domain.request.PageSize;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.DeleteResource;
import dev.tarn.ports.fhir.DeletedResource;
import dev.tarn.ports.fhir.FhirResources;
import dev.tarn.ports.fhir.HistoryRequest;
import dev.tarn.ports.fhir.PatchResource;
import dev.tarn.ports.fhir.Precondition;
import dev.tarn.ports.fhir.StoredResource;
import dev.tarn.ports.fhir.UpdateResource;
import dev.tarn.ports.fhir.WrittenResource;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Resources at HealthLake, by FHIR over HTTP ({@code data-plane.md} 3). Thread-safe.
 *
 * <p>Where an answer does not hold what was written (a server may leave it out), the version is read in a second request.
 */
final class AwsFhirResources implements FhirResources {

    static final String FHIR_JSON = "application/fhir+json";
    static final String JSON_PATCH = "application/json-patch+json";

    private final FhirExchange exchange;
    private final AwsFhirHistory history;

    AwsFhirResources(FhirExchange exchange, AwsFhirHistory history) {
        this.exchange = exchange;
        this.history = history;
    }

    @Override
    public StoredResource create(DatastoreId store, CreateResource request) {
        return written(store, exchange.send(store, create(request)), Optional.empty());
    }

    static EndpointRequest create(CreateResource request) {
        return EndpointRequest.write(EndpointRequest.Method.POST, request.type().name(), FHIR_JSON, request.json())
                .with(request.idempotencyKey()
                        .map(key -> Map.of("x-amz-fhir-idempotency-key", key.value()))
                        .orElse(Map.of()));
    }

    @Override
    public StoredResource read(DatastoreId store, ResourceAddress address) {
        return shown(store, EndpointRequest.get(Headers.path(address)));
    }

    @Override
    public StoredResource vread(DatastoreId store, ResourceAddress address, VersionId version) {
        return shown(store, EndpointRequest.get(Headers.path(address, version)));
    }

    @Override
    public WrittenResource update(DatastoreId store, UpdateResource request) {
        EndpointRequest call = EndpointRequest.write(
                        EndpointRequest.Method.PUT, Headers.path(request.address()), FHIR_JSON, request.json())
                .with(Headers.of(request.precondition()));
        FhirReply reply = exchange.send(store, call);
        return new WrittenResource(written(store, reply, Optional.of(request.address())), reply.status() == 201);
    }

    @Override
    public StoredResource patch(DatastoreId store, PatchResource request) {
        EndpointRequest call = EndpointRequest.write(
                        EndpointRequest.Method.PATCH, Headers.path(request.address()), JSON_PATCH, request.patch())
                .with(Headers.of(request.precondition()));
        try {
            return written(store, exchange.send(store, call), Optional.of(request.address()));
        } catch (Conflict e) {
            // The endpoint answers 409 to both: a patch of another version, and a store that is not ACTIVE.
            if (isConditional(request) && exchange.status(store) == DatastoreStatus.ACTIVE) {
                throw new PreconditionFailed(e.getMessage());
            }
            throw e;
        }
    }

    /** The time is that of {@code Last-Modified}, to the second. */
    @Override
    public DeletedResource delete(DatastoreId store, DeleteResource request) {
        EndpointRequest call =
                EndpointRequest.delete(Headers.path(request.address())).with(Headers.of(request.precondition()));
        return deleted(store, request.address(), exchange.send(store, call));
    }

    DeletedResource deleted(DatastoreId store, ResourceAddress address, FhirReply reply) {
        Optional<VersionId> version = Headers.version(reply.header("ETag"));
        Optional<Instant> time = Headers.time(reply.header("Last-Modified"));
        return version.isPresent() && time.isPresent()
                ? new DeletedResource(address, version.get(), time.get())
                : newestDeletion(store, address);
    }

    private StoredResource shown(DatastoreId store, EndpointRequest call) {
        FhirReply reply = exchange.send(store, call);
        return exchange.reading("a read", () -> Stored.read(reply.body().utf8()));
    }

    StoredResource written(DatastoreId store, FhirReply reply, Optional<ResourceAddress> address) {
        if (reply.body().length() > 0) {
            return exchange.reading("a write", () -> Stored.read(reply.body().utf8()));
        }
        Reference reference = exchange.reading("a write", () -> Reference.ofWrite(reply, address));
        return vread(store, reference.address(), reference.version());
    }

    private DeletedResource newestDeletion(DatastoreId store, ResourceAddress address) {
        HistoryRequest newest =
                new HistoryRequest(address, Optional.empty(), Optional.empty(), new PageSize(1), Optional.empty());
        return history.ofResource(store, newest).entries().stream()
                .filter(DeletedResource.class::isInstance)
                .map(DeletedResource.class::cast)
                .findFirst()
                .orElseThrow(() -> exchange.broken(
                        "a delete", address + " is deleted, and neither headers nor history say in which version"));
    }

    static boolean isConditional(PatchResource patch) {
        return patch.precondition().kind() != Precondition.Kind.NONE;
    }
}
