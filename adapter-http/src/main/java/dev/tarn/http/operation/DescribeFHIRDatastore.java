package dev.tarn.http.operation;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.http.access.AccessTarget;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.http.json.Members;
import dev.tarn.http.shape.DatastoreShape;
import dev.tarn.http.shape.PublicAddress;
import dev.tarn.http.shape.ScalarShapes;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.event.EventFeed;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** {@code DescribeFHIRDatastore}; a long poll while resources are preloaded, because the SDKs' waiters poll slowly. */
final class DescribeFHIRDatastore implements Operation<DatastoreId, Datastore> {

    @Override
    public HealthLakeOperation kind() {
        return HealthLakeOperation.DESCRIBE_FHIR_DATASTORE;
    }

    @Override
    public DatastoreId read(Members request) {
        Optional<DatastoreId> id = request.required("DatastoreId", ScalarShapes.DATASTORE_ID);
        return request.complete(id::orElseThrow);
    }

    @Override
    public CompletionStage<?> awaited(DatastoreId id, Scope scope, EventFeed events) {
        return events.whenCreated(scope, id);
    }

    @Override
    public AccessTarget target(DatastoreId request) {
        return AccessTarget.of(request);
    }

    @Override
    public Datastore call(HealthLake healthLake, DatastoreId id) {
        return healthLake.datastores().describe(id);
    }

    @Override
    public void write(Datastore store, AnswerWriter out, PublicAddress reach) {
        out.object("DatastoreProperties", members -> DatastoreShape.write(store, members, reach));
    }
}
