package dev.tarn.http.operation;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.http.access.AccessTarget;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.http.json.Members;
import dev.tarn.http.shape.DatastoreShape;
import dev.tarn.http.shape.PublicAddress;
import dev.tarn.http.shape.ScalarShapes;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.datastore.DatastoreReceipt;
import java.util.Optional;

/** {@code DeleteFHIRDatastore}. */
final class DeleteFHIRDatastore implements Operation<DatastoreId, DatastoreReceipt> {

    @Override
    public HealthLakeOperation kind() {
        return HealthLakeOperation.DELETE_FHIR_DATASTORE;
    }

    @Override
    public DatastoreId read(Members request) {
        Optional<DatastoreId> id = request.required("DatastoreId", ScalarShapes.DATASTORE_ID);
        return request.complete(id::orElseThrow);
    }

    @Override
    public AccessTarget target(DatastoreId request) {
        return AccessTarget.of(request);
    }

    @Override
    public DatastoreReceipt call(HealthLake healthLake, DatastoreId id) {
        return healthLake.datastores().delete(id);
    }

    @Override
    public void write(DatastoreReceipt answer, AnswerWriter out, PublicAddress reach) {
        DatastoreShape.write(answer, out, reach);
    }
}
