package dev.tarn.inmemory;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.ports.datastore.CreateDatastoreRequest;

/** What tests do with data stores of the default account and region. */
final class DatastoresForTests {

    private DatastoresForTests() {}

    static DatastoreId create(LocalHealthLake lake) {
        return lake.healthLake()
                .datastores()
                .create(CreateDatastoreRequest.named("store"))
                .id();
    }

    static DatastoreStatus status(LocalHealthLake lake, DatastoreId id) {
        return lake.healthLake().datastores().describe(id).status();
    }
}
